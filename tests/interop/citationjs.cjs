// Reads a bibliographic file on standard input with citation.js and prints CSL-JSON.
const fs = require("fs");
const { plugins, Cite } = require("@citation-js/core");
require("@citation-js/plugin-csl");
require("@citation-js/plugin-ris");
require("@citation-js/plugin-bibtex");
const cite = new Cite(fs.readFileSync(0, "utf8"), process.argv[2] ? { forceType: process.argv[2] } : {});
process.stdout.write(JSON.stringify(cite.data));
