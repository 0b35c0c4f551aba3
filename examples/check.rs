//! Checks the files named on the command line: one JSON verdict a line, in order.

use gouji::source::decode::Native;
use gouji::verdict::{ErrorView, Source};
use gouji::{Language, Verdict, check_bytes, messages};
use std::io::{self, Write};
use std::path::Path;

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for path in std::env::args_os().skip(1) {
        let verdict = check(Path::new(&path));
        serde_json::to_writer(&mut out, &verdict)?;
        out.write_all(b"\n")?;
    }
    out.flush()
}

/// The message on a file that cannot be opened.
const UNREAD: &str = "app.file.unread";

fn check(path: &Path) -> Verdict {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match std::fs::read(path) {
        Ok(bytes) => check_bytes(&name, &bytes, &Native, Language::Chinese).verdict,
        Err(error) => {
            messages::use_page();
            let message = messages::fill(messages::text(Language::Chinese, UNREAD), &[("name", name.to_string())]);
            let source = Source { name: name.into_owned(), format: gouji::document::Format::Unknown };
            eprintln!("{}: {error}", path.display());
            Verdict { error: Some(ErrorView { code: UNREAD.into(), message }), ..Verdict::new(source) }
        }
    }
}
