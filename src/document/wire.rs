//! Wire: documents as bytes, for handing them from the program that reads files to the one that checks.
//!
//! A text is its length and its UTF-8, a list its length and its items, every number four bytes, the lowest first.

use super::{Block, Cell, Document, Format, Grid, GridKind, Line, Loss, Note, Row, Span};

/// A type of a few values, each of which has a number.
trait Listed: Copy + 'static {
    const ALL: &'static [Self];

    fn number(self) -> usize;

    fn of(number: usize) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.number() == number)
    }
}

/// Lists the values of a type; where one is left out the match does not compile.
macro_rules! list {
    ($type:ident: $($value:ident)*) => {
        impl Listed for $type {
            const ALL: &'static [Self] = &[$(Self::$value),*];

            fn number(self) -> usize {
                match self {
                    $(Self::$value)|* => self as usize,
                }
            }
        }
    };
}

list!(Format: Text Html Csv Mht Docx Doc Wps Odt Rtf Xlsx Xls Ods Pdf Zip Unknown);
list!(GridKind: Exact Delimited Positioned);
list!(Loss: Nothing Part Rest All);

/// Documents with their names, as bytes.
pub fn encode(documents: &[(String, Document)]) -> Vec<u8> {
    let mut out = Writer(Vec::new());
    out.list(documents, |out, (name, document)| {
        out.text(name);
        out.document(document);
    });
    out.0
}

/// What [`encode`] wrote; `None` for other bytes.
pub fn decode(bytes: &[u8]) -> Option<Vec<(String, Document)>> {
    let mut input = Reader(bytes);
    let documents = input.list(|input| Some((input.text()?, input.document()?)))?;
    input.0.is_empty().then_some(documents)
}

struct Writer(Vec<u8>);

impl Writer {
    fn number(&mut self, number: usize) {
        self.0.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
    }

    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend(text.as_bytes());
    }

    fn list<T>(&mut self, items: &[T], item: fn(&mut Self, &T)) {
        self.number(items.len());
        for each in items {
            item(self, each);
        }
    }

    fn span(&mut self, span: Span) {
        self.number(span.start as usize);
        self.number(span.end as usize);
    }

    fn document(&mut self, document: &Document) {
        self.number(document.format.number());
        self.text(&document.text);
        self.list(&document.blocks, |out, block| match block {
            Block::Line(line) => {
                out.number(0);
                out.span(line.text);
                out.span(line.source);
                out.number(line.page.into());
                out.number(line.blank_before.into());
            }
            Block::Grid(grid) => {
                out.number(1 + grid.kind.number());
                out.list(grid.name.as_slice(), |out, name| out.text(name));
                out.list(&grid.rows, |out, row| {
                    out.number(row.number as usize);
                    out.number(row.end as usize);
                });
                out.list(&grid.cells, |out, cell| out.cell(cell));
                out.list(&grid.sources, |out, source| out.span(*source));
            }
        });
        self.list(&document.notes, |out, note| {
            out.text(&note.code);
            out.list(&note.args, |out, (name, value)| {
                out.text(name);
                out.text(value);
            });
            out.number(note.loss.number());
        });
    }

    fn cell(&mut self, cell: &Cell) {
        self.span(cell.text);
        for number in [cell.column, cell.row_span, cell.column_span, cell.page] {
            self.number(number.into());
        }
    }
}

struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn number(&mut self) -> Option<u32> {
        let (head, rest) = self.0.split_first_chunk::<4>()?;
        self.0 = rest;
        Some(u32::from_le_bytes(*head))
    }

    fn short(&mut self) -> Option<u16> {
        u16::try_from(self.number()?).ok()
    }

    fn text(&mut self) -> Option<String> {
        let length = self.number()? as usize;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        String::from_utf8(text.to_vec()).ok()
    }

    fn list<T>(&mut self, item: fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let length = self.number()?;
        // Every item has a number at least, of four bytes, so that a lying length costs nothing.
        let mut items = Vec::with_capacity((length as usize).min(self.0.len() / 4));
        for _ in 0..length {
            items.push(item(self)?);
        }
        Some(items)
    }

    fn span(&mut self) -> Option<Span> {
        Some(Span { start: self.number()?, end: self.number()? })
    }

    fn document(&mut self) -> Option<Document> {
        let format = Format::of(self.number()? as usize)?;
        Some(Document {
            format,
            text: self.text()?,
            blocks: self.list(Self::block)?,
            notes: self.list(|input| {
                let code = input.text()?;
                let args = input.list(|input| Some((input.text()?, input.text()?)))?;
                Some(Note { code, args, loss: Loss::of(input.number()? as usize)? })
            })?,
        })
    }

    fn block(&mut self) -> Option<Block> {
        let Some(kind) = (self.number()? as usize).checked_sub(1) else {
            return Some(Block::Line(Line {
                text: self.span()?,
                source: self.span()?,
                page: self.short()?,
                blank_before: self.short()?,
            }));
        };
        Some(Block::Grid(Box::new(Grid {
            kind: GridKind::of(kind)?,
            name: self.list(Self::text)?.pop(),
            rows: self.list(|input| Some(Row { number: input.number()?, end: input.number()? }))?,
            cells: self.list(Self::cell)?,
            sources: self.list(Self::span)?,
        })))
    }

    fn cell(&mut self) -> Option<Cell> {
        Some(Cell {
            text: self.span()?,
            column: self.short()?,
            row_span: self.short()?,
            column_span: self.short()?,
            page: self.short()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Builder, Limits};

    fn documents() -> Vec<(String, Document)> {
        let mut builder = Builder::new(Format::Xlsx, Limits::default());
        builder.line("一、总体情况", Some(Span::new(3, 9)), 2);
        builder.begin_grid(GridKind::Positioned, Some("表三".to_owned()));
        builder.begin_row();
        builder.cell("总计", (2, 3), None, 1);
        builder.cell("", (1, 1), None, 1);
        builder.note(Note::fatal("input.limit").with("kind", "ZIP"));
        vec![("甲.xlsx".to_owned(), builder.finish()), (String::new(), Document::default())]
    }

    #[test]
    fn what_was_written_is_read_back() {
        assert_eq!(decode(&encode(&documents())), Some(documents()));
        for format in Format::ALL.iter().copied() {
            let one = vec![(String::new(), Document { format, ..Document::default() })];
            assert_eq!(decode(&encode(&one)), Some(one));
        }
    }

    #[test]
    fn other_bytes_are_nothing() {
        let bytes = encode(&documents());
        for end in 0..bytes.len() {
            assert_eq!(decode(&bytes[..end]), None);
        }
        for at in 0..bytes.len() {
            let mut wrong = bytes.clone();
            wrong[at] ^= 0xff;
            decode(&wrong);
        }
        assert_eq!(decode(&[0xff; 64]), None);
    }
}
