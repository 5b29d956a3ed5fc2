// The licence texts of the packages that end up in the browser, in one file beside the bundle.
import { readdir, readFile } from "node:fs/promises";

export async function licences() {
  const { dependencies } = JSON.parse(await readFile("package.json", "utf8"));
  const parts = await Promise.all(Object.keys(dependencies).sort().map(licence));
  parts.push(await readFile("licences/lucide.txt", "utf8")); // its package carries no text
  return parts.join("\n\n" + "-".repeat(72) + "\n\n");
}

async function licence(name) {
  const folder = `node_modules/${name}`;
  const about = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).find((entry) => /^(un)?licen[cs]e/i.test(entry));
  const text = file ? await readFile(`${folder}/${file}`, "utf8") : `Licence: ${licenceName(about)}`;
  return `${about.name} ${about.version} (${licenceName(about)})\n\n${text.trim()}\n`;
}

function licenceName({ license }) {
  return typeof license === "string" ? license : (license?.title ?? license?.spdx ?? "see package");
}
