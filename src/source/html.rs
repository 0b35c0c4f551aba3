//! HTML → Document: pages as sites serve them, as browsers save and copy them, as Word, WPS and Excel export them.
//! The same natively and in a worker: no DOM is needed.

mod entity;
mod layout;
mod paragraph;
mod style;
mod tables;
mod tag;
mod token;
mod unseen;

#[cfg(test)]
mod tests;

use crate::characters::{has_byte, has_pair};

use crate::document::{Builder, Document, Format, Limits, Note};

/// Cells, rows and paragraphs of a page together.
const MAX_ITEMS: usize = 400_000;

/// Reads HTML. Places are byte offsets into `html`.
pub fn read(html: &str) -> Document {
    let page = tables::read(html, MAX_ITEMS, false);
    let document = render(&page);
    if !page.hidden_block || document.has_grid() {
        return document;
    }
    // Tabs and folded sections are hidden blocks; a page that shows no table may have it there.
    let whole = render(&tables::read(html, MAX_ITEMS, true));
    if whole.has_grid() { whole } else { document }
}

fn render(page: &tables::Page) -> Document {
    let mut out = Builder::new(Format::Html, Limits::default());
    layout::render(page, &mut out);
    if (page.exhausted || page.limited) && !out.exhausted() {
        out.note(Note::limit("input.limit"));
    }
    if page.struck {
        out.note(Note::remark("html.struck"));
    }
    out.finish()
}

/// Whether a text is the source of a page and not the text of a report: it holds tags of a page's structure, or it
/// begins with a tag and holds paragraphs.
pub fn is_html(text: &str) -> bool {
    let begins = text.trim_start().starts_with('<') && !tables::is_text(text);
    has_byte(text, b'<')
        && token::Tokens::new(text).any(|token| match token {
            token::Token::Start(tag) => match tag.kind {
                tag::Kind::Table | tag::Kind::Row | tag::Kind::Cell(_) => true,
                tag::Kind::Paragraph | tag::Kind::Block => begins || ["html", "body"].contains(&tag.name),
                _ => false,
            },
            _ => false,
        })
}

/// A text that is no page with blanks for the tags in it, each as long as its tag: all places stay. That is a text with a
/// tag that ends, or that breaks a line.
pub fn without_tags(text: String) -> String {
    let tags = ["</", "<br>", "<br/>", "<br />"];
    let may_have = has_byte(&text, b'<') && has_pair(&text, |a, b| (a == b'<') & ((b == b'/') | (b == b'b')));
    if !(may_have && tags.iter().any(|tag| text.contains(tag))) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    for token in token::Tokens::new(&text) {
        if let token::Token::Start(tag) | token::Token::End(tag) = token {
            out.push_str(&text[out.len()..tag.at.start]);
            out.extend(std::iter::repeat_n(' ', tag.at.len()));
        }
    }
    out.push_str(&text[out.len()..]);
    out
}
