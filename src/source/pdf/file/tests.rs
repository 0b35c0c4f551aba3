use super::*;

/// A file of objects with a table that is right.
fn file(objects: &[&str], trailer: &str) -> Vec<u8> {
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (object, number) in objects.iter().zip(1..) {
        table += &format!("{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{number} 0 obj{object}endobj\n").bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("{table}trailer<<{trailer}>>\nstartxref\n{start}\n%%EOF").bytes());
    bytes
}

const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";
const PAGES: &str = "<</Type/Pages/Kids[3 0 R]/MediaBox[0 0 100 200]/Rotate 90>>";
const PAGE: &str = "<</Type/Page/Contents 4 0 R>>";

/// Size and content of a page.
type Shown = ((f32, f32), String);

fn read(bytes: &[u8]) -> Result<Vec<Shown>, String> {
    let mut file = File::open(bytes).map_err(|note| note.code)?;
    let pages = pages(&mut file, 9);
    let content = |page: &Page| {
        let Object::Stream(stream) = file.get(&page.dict, "Contents") else { return "-".to_owned() };
        String::from_utf8(file.data(&stream).unwrap_or_default()).unwrap()
    };
    Ok(pages.iter().map(|page| page.size).zip(pages.iter().map(content).collect::<Vec<_>>()).collect())
}

#[track_caller]
fn check(bytes: &[u8], content: &str) {
    assert_eq!(read(bytes), Ok(vec![((200.0, 100.0), content.to_owned())]));
}

#[test]
fn a_page_inherits() {
    check(&file(&[CATALOG, PAGES, PAGE, "<</Length 2>>stream\nhi\nendstream "], "/Root 1 0 R"), "hi");
}

#[test]
fn wrong_lengths_tables_and_trailers_are_mended() {
    for stream in
        ["<</Length 99>>stream\nhi\nendstream ", "<</Length 4 0 R>>stream\r\nhi\r\nendstream ", "<<>>stream\nhi"]
    {
        let good = file(&[CATALOG, PAGES, PAGE, stream], "/Root 1 0 R");
        if stream.contains("endstream") {
            check(&good, "hi");
            let text = String::from_utf8(good).unwrap();
            check(text.replace("%PDF-1.7\n", "%PDF-1.7\n%moved\n").as_bytes(), "hi");
            check(text.split("xref").next().unwrap().as_bytes(), "hi");
            check(text.replace("startxref\n", "startxref\n9").as_bytes(), "hi");
            check(text.replace("/Root 1 0 R", "").as_bytes(), "hi");
        }
    }
}

#[test]
fn objects_in_streams_with_and_without_a_table() {
    let inner = format!("1 0 2 {} 3 {} {CATALOG} {PAGES} {PAGE}", CATALOG.len() + 1, CATALOG.len() + PAGES.len() + 2);
    let first = inner.find('<').unwrap();
    let pack =
        format!("5 0 obj<</Type/ObjStm/N 3/First {first}/Length {}>>stream\n{inner}\nendstream endobj\n", inner.len());
    let content = "4 0 obj<</Length 2>>stream\nhi\nendstream endobj\n";
    let mut bytes = format!("%PDF-1.7\n{content}{pack}").into_bytes();
    let (at, end) = (bytes.len() - pack.len(), bytes.len());
    let entries = [[0, 0, 0], [2, 5, 0], [2, 5, 1], [2, 5, 2], [1, 9, 0], [1, at, 0]];
    let table: String = entries.iter().flatten().map(|number| format!("{number:02x}")).collect();
    bytes.extend(
        format!("6 0 obj<</Type/XRef/W[1 1 1]/Size 6/Root 1 0 R/Filter/AHx/Length {}>>stream\n", table.len()).bytes(),
    );
    bytes.extend(format!("{table}\nendstream endobj\nstartxref\n{end}\n%%EOF").bytes());
    check(&bytes, "hi");
    let text = String::from_utf8(bytes).unwrap();
    check(text.replace("startxref", "").as_bytes(), "hi");
}

#[test]
fn what_leads_to_itself_ends() {
    let endless = [
        CATALOG,
        "<</Kids[2 0 R 3 0 R 3 0 R]>>",
        "<</Contents 5 0 R>>",
        "4 0 R ",
        "<</Length 5 0 R>>stream\nhi\nendstream ",
    ];
    assert_eq!(read(&file(&endless, "/Root 1 0 R")).unwrap().len(), 1);
    assert_eq!(read(&file(&["1 0 R "], "/Root 1 0 R")), Ok(vec![]));
    assert_eq!(read(b"%PDF-1.7"), Ok(vec![]));
}

#[test]
fn what_unpacks_to_too_much_is_left_out() {
    let runs = "81 00".repeat(MAX_STREAM / 128 + 1);
    let stream = format!("<</Filter[/AHx/RL]>>stream\n{runs}\nendstream ");
    let bytes = file(&[CATALOG, PAGES, PAGE, &stream], "/Root 1 0 R");
    let mut file = File::open(&bytes).unwrap();
    let Object::Stream(stream) = file.resolve(&Object::Reference(4)) else { panic!("a stream") };
    assert_eq!(file.data(&stream), None);
    assert!(file.exhausted);
}

/// Size and content of the pages as another reader has them.
fn oracle(bytes: Vec<u8>) -> Vec<((f32, f32), Vec<u8>)> {
    let pdf = hayro_syntax::Pdf::new(bytes).unwrap();
    let of =
        |page: &hayro_syntax::page::Page| (page.render_dimensions(), page.page_stream().unwrap_or_default().to_vec());
    pdf.pages().iter().map(of).collect()
}

#[test]
fn pages_are_those_that_hayro_reads() {
    let folders = ["tests/pdf", "tests/reports/files"].map(|folder| std::fs::read_dir(folder).unwrap());
    let paths = folders.into_iter().flatten().map(|entry| entry.unwrap().path());
    for path in paths.filter(|path| path.extension().is_some_and(|end| end == "pdf")) {
        let bytes = std::fs::read(&path).unwrap();
        let mut file = File::open(&bytes).unwrap();
        let pages = pages(&mut file, 99);
        let own: Vec<_> = pages.iter().map(|page| (page.size, super::super::contents(&page.dict, &mut file))).collect();
        for ((own, own_content), (size, content)) in own.iter().zip(oracle(bytes.clone())) {
            assert!((own.0 - size.0).abs() < 0.1 && (own.1 - size.1).abs() < 0.1, "{}", path.display());
            // What stands between the streams of a page is each reader's own.
            let words = |content: &[u8]| content.trim_ascii().iter().map(|byte| *byte.max(&b' ')).collect::<Vec<_>>();
            assert!(words(own_content) == words(&content), "{}", path.display());
        }
        assert_eq!(own.len(), oracle(bytes.clone()).len(), "{}", path.display());
        assert!(!file.damaged && !file.exhausted, "{}", path.display());
    }
}
