// Bundles everything the browser gets: `node build.mjs --out=FOLDER`.
// Every src/islands/*.js|ts becomes islands/<name>.js (and .css, when it imports a style sheet);
// every src/sheets/*.css becomes sheets/<name>.css; src/sw.js, where it exists, becomes sw.js.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join, parse } from "node:path";
import { build } from "esbuild";
import { dayGrid } from "./src/bundling/day-grid.mjs";
import { licences } from "./src/bundling/licences.mjs";
import { sprite } from "./src/bundling/sprite.mjs";

const out = process.argv.find((word) => word.startsWith("--out="))?.slice("--out=".length);
if (!out) {
  console.error("Say where the bundle goes: node build.mjs --out=FOLDER");
  process.exit(2);
}

async function entries(folder, endings) {
  const names = await readdir(join("src", folder)).catch(() => []);
  return names
    .filter((name) => endings.includes(parse(name).ext))
    .sort()
    .map((name) => ({ in: join("src", folder, name), out: join(folder, parse(name).name) }));
}

async function only(path) {
  const names = await readdir("src");
  return names.includes(path) ? [{ in: join("src", path), out: parse(path).name }] : [];
}

async function bundle() {
  await build({
    bundle: true,
    minify: true,
    outdir: out,
    format: "esm",
    target: ["es2022"],
    loader: { ".woff2": "file" },
    assetNames: "fonts/[name]",
    legalComments: "none", // they stand together in licences.txt
    logLevel: "warning",
    entryPoints: [
      { in: "src/app.js", out: "app" },
      { in: "src/app.css", out: "app" },
      ...(await only("sw.js")),
      ...(await entries("islands", [".js", ".ts"])),
      ...(await entries("sheets", [".css"])),
    ],
  });
  await mkdir(join(out, "sheets"), { recursive: true });
  await writeFile(join(out, "sheets", "day-grid.css"), dayGrid());
  await writeFile(join(out, "icons.svg"), await sprite(await readFile("src/icons.txt", "utf8")));
  await writeFile(join(out, "licences.txt"), await licences());
}

// esbuild has printed its own complaint with file and line; everything else says it here.
await bundle().catch((error) => {
  if (!error.errors) console.error(error.message);
  process.exit(1);
});
