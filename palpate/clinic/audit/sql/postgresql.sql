-- Refuse every change to a sealed table. `{table}` is filled in by triggers.py, one table at a time.
CREATE OR REPLACE FUNCTION palpate_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Records of % are sealed: write a new one that amends the old one.', TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END
$$;

DROP TRIGGER IF EXISTS "sealed_{table}_row" ON "{table}";
CREATE TRIGGER "sealed_{table}_row" BEFORE UPDATE OR DELETE ON "{table}"
  FOR EACH ROW EXECUTE FUNCTION palpate_sealed();

DROP TRIGGER IF EXISTS "sealed_{table}_all" ON "{table}";
CREATE TRIGGER "sealed_{table}_all" BEFORE TRUNCATE ON "{table}"
  FOR EACH STATEMENT EXECUTE FUNCTION palpate_sealed();
