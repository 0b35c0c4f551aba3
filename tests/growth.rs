//! Files made so that one thing in them is many. One with eight times as many takes about the time of eight files to read,
//! whatever looks for it.

use gouji::document::Document;
use gouji::source::{self, Decode, decode::Native};
use std::fmt::Write;
use std::time::Instant;

type Read = fn(&[u8], &dyn Decode) -> Document;
type Make = fn(usize) -> Vec<u8>;

/// A reader, what there is many of, how a file with so many is made, and how many.
const CASES: &[(&str, Read, Make, usize)] = &[
    ("names of a dictionary", source::pdf::read, names, 2_000),
    ("marked content", source::pdf::read, marks, 2_000),
    ("fonts", source::pdf::read, fonts, 120),
    ("streams of objects", source::pdf::read, packs, 2_000),
    ("lines in the margin", source::pdf::read, margins, 400),
    ("rows of a page", source::pdf::read, |rows| table_pages(1, rows), 200),
    ("pages of a table", source::pdf::read, |pages| table_pages(pages, 8), 25),
    ("styles of an XML workbook", source::xlsx::flat::read, flat_styles, 1_000),
    ("styles of a flat spreadsheet", source::ods::read_flat, sheet_styles, 1_000),
];

/// A reader, how its file begins, and what is written again and again.
const PIECES: &[(&str, Read, &str, &str)] = &[
    ("text", text, "", "规章\t1\t2\n"),
    ("text", text, "", "| 规章 | 1 |\n"),
    ("text", text, "", "规章  1  2\n"),
    ("text", text, "", "规章,1,2\n"),
    ("text", text, "", "\"规章\n"),
    ("text", text, "", "\"规章\",\"1\n"),
    ("text", text, "", "1\t"),
    ("text", text, "", "│ 1 "),
    ("text", text, "", "1\n"),
    ("text", text, "", "1\r"),
    ("html", html, "<table>", "<tr><td>规章<td rowspan=3>1"),
    ("html", html, "<table><tr>", "<td>"),
    ("html", html, "", "<table><tr><td>"),
    ("html", html, "", "<div>规章"),
    ("html", html, "<p>", "<b>1"),
    ("html", html, "<p>", "</b>1"),
    ("html", html, "<p>", "<!--"),
    ("html", html, "<p>", "<a href=\""),
    ("html", html, "<p", " a=1"),
    ("html", html, "<p>", "&"),
    ("html", html, "<p>", "&#x"),
    ("html", html, "<p>", "<br>规章"),
    ("html", html, "<p>", "<script>"),
    ("html", html, "", "<style>.a{display:none}</style><p class=a>1"),
    ("mht", mht, "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n", "--a\n\n规章\n"),
    ("mht", mht, "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n--a\n", "b: 1\n"),
    ("rtf", rtf, "{\\rtf1", "\\trowd\\cellx1\\cellx2\\intbl 1\\cell 2\\cell\\row "),
    ("rtf", rtf, "{\\rtf1", "\\par 1"),
    ("rtf", rtf, "{\\rtf1", "{\\b 1}"),
    ("rtf", rtf, "{\\rtf1", "\\'b9"),
    ("docx", source::docx::read_flat, "<w:document><w:body>", "<w:p><w:r><w:t>1</w:t></w:r></w:p>"),
    (
        "docx",
        source::docx::read_flat,
        "<w:document><w:tbl>",
        "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr>",
    ),
    ("odt", source::odt::read_flat, "<o><body><text>", "<text:p>1</text:p>"),
    (
        "odt",
        source::odt::read_flat,
        "<o><body><text><table:table>",
        "<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>",
    ),
    (
        "ods",
        source::ods::read_flat,
        "<o><table:table>",
        "<table:table-row><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>",
    ),
    (
        "xlsx",
        source::xlsx::flat::read,
        "<Workbook><Worksheet><Table>",
        "<Row><Cell MergeDown=\"3\"><Data>1</Data></Cell><Cell/></Row>",
    ),
];

/// Bytes of the shorter file of pieces.
const LENGTH: usize = 8_000;

fn text(bytes: &[u8], with: &dyn Decode) -> Document {
    source::read_text(source::decode::decode(bytes, with))
}

fn html(bytes: &[u8], with: &dyn Decode) -> Document {
    source::html::read(&source::decode::decode(bytes, with))
}

fn mht(bytes: &[u8], with: &dyn Decode) -> Document {
    source::mht::read(bytes, with)
}

fn rtf(bytes: &[u8], with: &dyn Decode) -> Document {
    source::rtf::read(bytes, with)
}

const TIMES: usize = 8;

/// How many times the time of as many small files the large one may take: squared it takes four times and more.
const MOST: f64 = 2.5;
/// Seconds that all small files are given.
const LEAST: f64 = 0.01;

#[track_caller]
fn check(name: &str, read: Read, small: &[u8], large: &[u8]) {
    let seconds = |file: &[u8], times: usize| {
        let start = Instant::now();
        (0..times).for_each(|_| drop(std::hint::black_box(read(file, &Native))));
        start.elapsed().as_secs_f64()
    };
    // The fastest of several runs, of more where the machine is busy with something else. All of them last as long; what
    // takes no time at all is only noise.
    let mut fastest = [f64::INFINITY; 2];
    let is_linear = (1..=50).any(|run| {
        fastest = [fastest[0].min(seconds(small, TIMES)), fastest[1].min(seconds(large, 1))];
        run >= 2 && fastest[1] < MOST * fastest[0].max(LEAST)
    });
    assert!(is_linear, "{name}: {fastest:?} seconds");
}

#[test]
fn reading_takes_linear_time() {
    for (name, read, make, count) in CASES {
        check(name, *read, &make(*count), &make(TIMES * count));
    }
    for (name, read, head, piece) in PIECES {
        let file = |times: usize| format!("{head}{}", piece.repeat(times * (LENGTH / piece.len()))).into_bytes();
        check(&format!("{name} {head}{piece}"), *read, &file(1), &file(TIMES));
    }
}

/// A file of one page after the other, each with its content, and what they draw with.
fn pdf(contents: &[String], size: (usize, usize), resources: &str, more: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[".to_owned();
    let first = 10;
    for page in 0..contents.len() {
        let _ = write!(file, "{} 0 R ", first + 2 * page);
    }
    let _ = writeln!(file, "]/Count {}>>endobj\n3 0 obj<<{resources}>>endobj", contents.len());
    for (page, content) in contents.iter().enumerate() {
        let (number, (width, height)) = (first + 2 * page, size);
        let _ = writeln!(
            file,
            "{number} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 {width} {height}]/Resources 3 0 R/Contents {} 0 R>>endobj",
            number + 1,
        );
        let _ = writeln!(file, "{} 0 obj<</Length {}>>stream\n{content}\nendstream endobj", number + 1, content.len());
    }
    more.iter().for_each(|object| file += object);
    file += "trailer<</Root 1 0 R>>";
    file.into_bytes()
}

const FONT: &str = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>>>";

fn names(count: usize) -> Vec<u8> {
    let properties: String = (0..count).map(|name| format!("/p{name} null ")).collect();
    let content: String = (0..count).map(|name| format!("/A/p{name} BDC EMC ")).collect();
    pdf(&[content], (100, 100), &format!("/Properties<<{properties}>>"), &[])
}

fn marks(count: usize) -> Vec<u8> {
    let text = "/Span<</ActualText<FEFF0031>>>BDC EMC ";
    pdf(&["/A BMC ".repeat(count) + &text.repeat(4 * count)], (100, 100), "", &[])
}

fn fonts(count: usize) -> Vec<u8> {
    let fonts: Vec<_> = (0..count).map(|font| format!("{} 0 obj<</Subtype/Type0>>endobj\n", 100 + font)).collect();
    let names: String = (0..count).map(|font| format!("/f{font} {} 0 R ", 100 + font)).collect();
    let content: String = (0..100 * count).map(|font| format!("/f{} 9 Tf ", font % count)).collect();
    pdf(&[content], (100, 100), &format!("/Font<<{names}>>"), &fonts)
}

fn packs(count: usize) -> Vec<u8> {
    let packs: Vec<_> = (0..count)
        .map(|pack| {
            let data = format!("{} 0 <<>>", 100 + 2 * pack);
            let number = 101 + 2 * pack;
            format!(
                "{number} 0 obj<</Type/ObjStm/N 1/First {}/Length {}>>stream\n{data}\nendstream endobj\n",
                data.len() - 4,
                data.len()
            )
        })
        .collect();
    let names: String = (0..count).map(|pack| format!("/p{pack} {} 0 R ", 100 + 2 * pack)).collect();
    let content: String = (0..4 * count).map(|pack| format!("/A/p{} BDC EMC ", pack % count)).collect();
    pdf(&[content], (100, 100), &format!("/Properties<<{names}>>"), &packs)
}

/// A word of letters that stands for a number.
fn word(number: usize) -> String {
    number.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

fn margins(count: usize) -> Vec<u8> {
    let height = 200 * count;
    let place = |line: usize| (10 * line, height - 20 - 20 * line);
    let lines = (0..count).map(|line| format!("1 0 0 1 {} {} Tm ({}) Tj ", place(line).0, place(line).1, word(line)));
    pdf(&[format!("BT /F 9 Tf {} ET", lines.collect::<String>())], (10 * count + 100, height), FONT, &[])
}

fn table_pages(pages: usize, rows: usize) -> Vec<u8> {
    // Glyphs far from each other: those near by are compared, up to a few hundred.
    let (height, width) = (20 * rows + 100, 10 * rows + 50);
    let page = |page: usize| {
        let mut content = "BT /F 9 Tf ".to_owned();
        for row in 0..rows {
            for column in 0..3 {
                let (x, y) = (55 + width * column + 10 * row, height - 65 - 20 * row);
                let _ = write!(content, "1 0 0 1 {x} {y} Tm ({}) Tj ", row + page);
            }
        }
        content += "ET ";
        for row in 0..=rows {
            let y = height - 50 - 20 * row;
            let _ = write!(content, "50 {y} m {} {y} l S ", 50 + 3 * width);
        }
        for column in 0..=3 {
            let x = 50 + width * column;
            let _ = write!(content, "{x} 50 m {x} {} l S ", height - 50);
        }
        content
    };
    pdf(&(0..pages).map(page).collect::<Vec<_>>(), (3 * width + 100, height), FONT, &[])
}

fn flat_styles(count: usize) -> Vec<u8> {
    let mut file =
        "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:x\"><Styles>".to_owned();
    for style in 0..count {
        let _ = write!(file, "<Style ss:ID=\"s{style}\"><Font ss:StrikeThrough=\"1\"/></Style>");
    }
    file += "</Styles><Worksheet ss:Name=\"a\"><Table>";
    for style in 0..count {
        let cell = format!("<Cell ss:StyleID=\"s{style}\"><Data ss:Type=\"String\">a</Data></Cell>");
        let _ = write!(file, "<Row>{}</Row>", cell.repeat(4));
    }
    file += "</Table></Worksheet></Workbook>";
    file.into_bytes()
}

fn sheet_styles(count: usize) -> Vec<u8> {
    let mut file = "<office:document office:mimetype=\"application/vnd.oasis.opendocument.spreadsheet\"><s>".to_owned();
    for style in 0..count {
        let _ = write!(
            file,
            "<style:style style:name=\"s{style}\"><style:table-properties table:display=\"false\"/></style:style>"
        );
    }
    file += "</s><office:spreadsheet>";
    for style in 0..count {
        let table = format!("<table:table table:name=\"a\" table:style-name=\"s{style}\"/>");
        file += &table.repeat(4);
    }
    file += "</office:spreadsheet></office:document>";
    file.into_bytes()
}
