// One SVG file with a symbol per icon named in icons.txt (a line each, # begins a comment).
import { readFile } from "node:fs/promises";

const COLLECTION = new URL(
  "../../node_modules/@iconify-json/lucide/icons.json",
  import.meta.url,
);

export async function sprite(list) {
  const { icons, aliases } = JSON.parse(await readFile(COLLECTION, "utf8"));
  const names = list
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter(Boolean);
  const symbols = names.map((name) => {
    const icon = icons[name] ?? icons[aliases[name]?.parent];
    if (!icon) throw new Error(`src/icons.txt names "${name}", which Lucide does not have.`);
    return `<symbol id="${name}" viewBox="0 0 24 24">${icon.body}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`;
}
