// What happened waits here until the server has it: in IndexedDB, so that a closed tab loses nothing.
const NAME = "palpate-runner";
const STORE = "events";
let opened;

function database() {
  opened ??= new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
  return opened;
}

async function within(mode, work) {
  const transaction = (await database()).transaction(STORE, mode);
  const answer = work(transaction.objectStore(STORE));
  await new Promise((done, failed) => {
    transaction.oncomplete = done;
    transaction.onerror = transaction.onabort = () => failed(transaction.error);
  });
  return answer?.result;
}

export const keep = (visit, event) => within("readwrite", (store) => store.put({ ...event, visit }));

export const forget = (ids) => within("readwrite", (store) => void ids.forEach((id) => store.delete(id)));

export async function waiting(visit) {
  const all = await within("readonly", (store) => store.getAll());
  return all.filter((event) => event.visit === visit);
}
