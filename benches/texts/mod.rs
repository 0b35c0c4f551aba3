//! The texts that the benchmarks check.

/// Bytes of a growing text: a report, a long paste, more than any report has.
pub const SIZES: [usize; 3] = [10_000, 1_000_000, 50_000_000];

/// What grows: reports one after the other, text and page, and one report whose prose goes on.
pub const GROWING: [&str; 4] = ["xinxiang-edz-2023.txt", "full/012-tab.txt", "full/006-html-word.html", "prose"];

/// The bytes of a report in `tests/reports`.
pub fn report(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/reports/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(&path).expect(&path)
}

/// The same as text.
pub fn text(name: &str) -> String {
    String::from_utf8(report(name)).expect(name)
}

/// A text of about so many bytes.
pub fn grown(name: &str, bytes: usize) -> String {
    let (mut text, more) = match name {
        "prose" => {
            let line = "全年通过政府网站、微信公众号等途径向社会公开各类政府信息 1365 条，其中公示公告 193 条。\n";
            (text("xinxiang-edz-2023.txt"), line.to_owned())
        }
        _ => (text(name), text(name)),
    };
    while text.len() < bytes {
        text.push_str(&more);
    }
    text
}
