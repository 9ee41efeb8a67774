// Renders one job with citeproc-js, so that our styles can be compared. Needs the npm package `citeproc` (NODE_PATH).
// Reads {"style": XML, "items": [...], "citations": [[{"id", "locator"?, "label"?}, ...], ...], "locales": FOLDER} on
// standard input, writes {"citations": [HTML, ...], "bibliography": {id: HTML}, "order": [id, ...]}.
"use strict";
const fs = require("fs");
const path = require("path");
const CSL = require("citeproc");

const job = JSON.parse(fs.readFileSync(0, "utf8"));
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
const order = [];
if (made) {
  made[0].entry_ids.forEach((ids, i) => {
    bibliography[ids[0]] = made[1][i];
    order.push(ids[0]);
  });
}
process.stdout.write(JSON.stringify({ citations: texts, bibliography, order }));
