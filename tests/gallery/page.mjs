// SPDX-License-Identifier: MIT
// Opens HTML reports in headless Chromium and says what is wrong with them: see README.md.
// usage: node page.mjs CHROMIUM PAGE.html...
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { HtmlValidate } from "html-validate";
import puppeteer from "puppeteer-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const [chromium, ...files] = process.argv.slice(2);
const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844, isMobile: true, hasTouch: true };
let faults = 0;

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  // Ids are made from names, which may begin with a digit; inline style is how one file carries it.
  rules: { "valid-id": "off", "no-inline-style": "off", "long-title": "off", "no-trailing-whitespace": "off" },
});

const validate = async (file) => {
  const report = await validator.validateString(readFileSync(file, "utf8"));
  return report.results.flatMap((result) =>
    result.messages.map((m) => `markup ${m.line}:${m.column} ${m.ruleId}: ${m.message}`));
};

const accessibility = async (page, how) => {
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.map((v) => `${how}: ${v.id} (${v.impact}): ${v.help}; first of ${v.nodes.length}: ` +
    `${v.nodes[0].target.join(" ")} ${(v.nodes[0].any[0] ?? v.nodes[0].all[0] ?? v.nodes[0].none[0])?.message ?? ""}`);
};

const sideways = (page, how) => page.evaluate((name) => {
  const { scrollWidth, clientWidth } = document.scrollingElement;
  return scrollWidth > clientWidth ? [`${name}: the page is ${scrollWidth} px wide in ${clientWidth}`] : [];
}, how);

// Words of a drawing must stand inside it and apart from each other; names that are drawn twice on purpose (a halo) count once.
const drawings = (page) => page.evaluate(() => {
  const out = [];
  for (const svg of document.querySelectorAll("main svg")) {
    const frame = svg.getBoundingClientRect();
    if (frame.width === 0) continue;
    const name = svg.closest("figure")?.id ?? svg.id;
    const words = [...svg.querySelectorAll("text")].filter((t) => t.textContent.trim() !== "")
      .map((t) => ({ text: t.textContent.trim(), box: t.getBoundingClientRect() }));
    if (svg.querySelectorAll("path, polyline, polygon, rect, circle, line").length < 3) out.push(`${name}: an empty drawing`);
    for (const { text, box } of words) {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) {
        out.push(`${name}: "${text}" is clipped`);
      }
    }
    for (let i = 0; i < words.length; ++i) {
      for (let j = i + 1; j < words.length; ++j) {
        const a = words[i].box, b = words[j].box;
        const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
        if (words[i].text === words[j].text && Math.abs(a.left - b.left) < 2 && Math.abs(a.top - b.top) < 2) continue;
        if (across > 2 && down > 0.35 * Math.min(a.height, b.height)) {
          out.push(`${name}: "${words[i].text}" and "${words[j].text}" overlap`);
        }
      }
    }
  }
  return out;
});

// The first table that can be sorted and the first that can be filtered do so.
const tables = (page) => page.evaluate(() => {
  const out = [];
  for (const details of document.querySelectorAll("details")) details.open = true;
  const column = (table, at) => [...table.tBodies[0].rows].map((row) => row.cells[at].textContent);
  let sorted = 0;
  for (const table of document.querySelectorAll("table")) {
    const name = table.id || table.caption?.textContent;
    const button = table.querySelector("thead .sort");
    if (!button) continue;
    ++sorted;
    const before = column(table, 0);
    button.click();
    const up = column(table, 0);
    if (button.closest("th").getAttribute("aria-sort") !== "ascending") out.push(`${name}: does not say that it is sorted`);
    button.click();
    const down = column(table, 0);
    if (JSON.stringify([...up].reverse()) !== JSON.stringify(down)) out.push(`${name}: descending is not ascending reversed`);
    button.click();
    if (JSON.stringify(column(table, 0)) !== JSON.stringify(before)) out.push(`${name}: does not return to its own order`);
    if (JSON.stringify([...up].sort()) !== JSON.stringify([...before].sort())) out.push(`${name}: sorting lost rows`);
  }
  if (sorted === 0 && document.querySelector("tbody tr + tr")) out.push("no table can be sorted");
  const field = document.querySelector("input.filter");
  if (field) {
    const table = field.nextElementSibling.querySelector("table");
    const rows = [...table.tBodies[0].rows];
    field.value = rows.at(-1).cells[0].textContent.trim();
    field.dispatchEvent(new Event("input"));
    if (rows.at(-1).hidden) out.push("a filter hides the row that was asked for");
    field.value = "\u0001 nothing";
    field.dispatchEvent(new Event("input"));
    if (rows.some((row) => !row.hidden)) out.push("a filter shows rows that do not match");
    field.value = "";
    field.dispatchEvent(new Event("input"));
  }
  return out;
});

// As printed: every table fits the paper's width.
const onPaper = async (page) => {
  await page.emulateMediaType("print");
  await page.setViewport({ width: 703, height: 1000 });
  const found = await page.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    const out = [];
    for (const table of document.querySelectorAll("table")) {
      // A4 within its margins: 186 mm upright, 273 mm lying.
      const room = table.closest(".wide") ? 1032 : 703;
      if (table.scrollWidth > room + 1) {
        out.push(`on paper: ${table.caption?.textContent} needs ${table.scrollWidth} px of ${room}`);
      }
    }
    return out;
  });
  await page.emulateMediaType("screen");
  return found;
};

const look = async (browser, file) => {
  const found = await validate(file);
  const url = pathToFileURL(file).href;
  const page = await browser.newPage();
  page.on("console", (message) => found.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => found.push(`script: ${error.message}`));
  page.on("dialog", (dialog) => { found.push(`a dialog opened: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) found.push(`request: ${request.url()}`);
  });
  await page.setViewport(wide);
  await page.goto(url, { waitUntil: "load" });
  found.push(...await drawings(page), ...await sideways(page, "wide"), ...await tables(page));
  for (const scheme of ["light", "dark"]) {
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.evaluate(`${axeSource}; undefined`);
    found.push(...await accessibility(page, scheme));
    await page.screenshot({ path: file.replace(/\.html$/, `.${scheme}.png`), fullPage: true });
  }
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
  await page.setViewport(narrow);
  found.push(...await sideways(page, "narrow"));
  await page.screenshot({ path: file.replace(/\.html$/, ".narrow.png") });
  found.push(...await onPaper(page));
  await page.setViewport(wide);
  await page.pdf({ path: file.replace(/\.html$/, ".printed.pdf"), preferCSSPageSize: true, printBackground: true });
  await page.close();
  return found;
};

const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] });
for (const file of files) {
  const started = Date.now();
  const found = await look(browser, file);
  console.log(`${file}: ${found.length === 0 ? "sound" : `${found.length} faults`} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  for (const line of found.slice(0, 40)) console.log(`  ${line}`);
  faults += found.length;
}
await browser.close();
process.exitCode = faults === 0 ? 0 : 1;
