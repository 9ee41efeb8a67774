// Renders jobs with citeproc-js, so that our styles can be compared. Needs the npm package `citeproc` (NODE_PATH).
// Reads a job a line, {"style": XML, "items": [...], "citations": [[{"id", "locator"?, "label"?}, ...], ...], "locales": FOLDER},
// on standard input, and answers each with a line, {"citations": [HTML, ...], "bibliography": {id: HTML}}, in its order.
"use strict";
const fs = require("fs");
const path = require("path");
const readline = require("readline");
const CSL = require("citeproc");

function answer(job) {
  const items = new Map(job.items.map((item) => [item.id, item]));
  const sys = {
    retrieveItem: (id) => JSON.parse(JSON.stringify(items.get(id))),
    retrieveLocale: (lang) => {
      const file = path.join(job.locales, `locales-${lang}.xml`);
      return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : false;
    },
  };
  const engine = new CSL.Engine(sys, job.style, job.locale || "en-US");
  engine.updateItems(job.items.map((item) => item.id));
  const texts = [];
  const before = [];
  job.citations.forEach((cites, i) => {
    const cluster = { citationID: `c${i}`, citationItems: cites, properties: { noteIndex: i + 1 } };
    const [, changed] = engine.processCitationCluster(cluster, before, []);
    before.push([`c${i}`, i + 1]);
    for (const [place, text] of changed) texts[place] = text;
  });
  const made = engine.makeBibliography();
  const bibliography = {};
  if (made) {
    // an item for which the style prints nothing is among the ids, but has no text
    const empty = new Set(made[0].bibliography_errors.map((error) => String(error.itemID)));
    const ids = made[0].entry_ids.map((several) => String(several[0])).filter((id) => !empty.has(id));
    ids.forEach((id, i) => { bibliography[id] = made[1][i]; });
  }
  return { citations: texts, bibliography };
}

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  process.stdout.write(`${JSON.stringify(answer(JSON.parse(line)))}\n`);
});
