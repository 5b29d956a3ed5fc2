-- Refuse every change to a sealed table. `{table}` is filled in by triggers.py, one table at a time.
CREATE TRIGGER IF NOT EXISTS "sealed_{table}_update" BEFORE UPDATE ON "{table}"
BEGIN
  SELECT RAISE(ABORT, 'Records of {table} are sealed: write a new one that amends the old one.');
END;

CREATE TRIGGER IF NOT EXISTS "sealed_{table}_delete" BEFORE DELETE ON "{table}"
BEGIN
  SELECT RAISE(ABORT, 'Records of {table} are sealed and cannot be deleted.');
END;
