//! Flow: pages → one document. Running heads and page numbers go, tables and paragraphs go on over page breaks.

use super::page::{Block, Line, Page};
use super::tables;
use super::words::{self, starts_item};
use crate::document::Builder;
use std::collections::BTreeSet;

/// How far from the top and the bottom running heads and page numbers stand, as a share of the page's height.
const MARGIN: f32 = 0.13;

/// Writes the pages into a document.
pub fn write(mut pages: Vec<Page>, builder: &mut Builder) {
    let after = drop_running_lines(&mut pages);
    let page_count = pages.len();
    let blocks = pages.into_iter().flat_map(|page| page.blocks.into_iter().map(move |block| (block, page.number)));
    let blocks = join_tables(blocks.collect());
    let edges = Edges::of(&blocks);
    let mut paragraph: Option<(Line, u16, String)> = None;
    let flush = |paragraph: &mut Option<(Line, u16, String)>, builder: &mut Builder| {
        if let Some((_, page, text)) = paragraph.take() {
            builder.line(&text, None, page);
        }
    };
    for (block, page) in blocks {
        match block {
            Block::Table(table) => {
                flush(&mut paragraph, builder);
                tables::write(&table, builder);
            }
            Block::Line(line) => match &mut paragraph {
                Some((last, last_page, text)) if edges.goes_on(last, &line, *last_page == page) => {
                    words::join(text, &line.text);
                    (*last, *last_page) = (line, page);
                }
                _ => {
                    flush(&mut paragraph, builder);
                    paragraph = Some((line.clone(), page, line.text));
                }
            },
        }
    }
    flush(&mut paragraph, builder);
    for line in after {
        builder.line(&line, None, page_count as u16);
    }
}

/// Takes page numbers and running lines out of the pages. The first of each running line that says more than a page
/// number stays: at its place if it stood at the top, else it is returned, to stand at the end.
fn drop_running_lines(pages: &mut [Page]) -> Vec<String> {
    let lines = pages.iter().flat_map(margin_lines);
    let mut seen: Vec<(String, f32)> = lines.map(|line| (shape(without_stamp(&line.text)), line.y)).collect();
    let order = |(a, y): (&str, f32), (b, z): (&str, f32)| a.cmp(b).then(y.total_cmp(&z));
    crate::order::by(&mut seen, |(a, y), (b, z)| order((a, *y), (b, *z)));
    let (mut kept, mut after) = (BTreeSet::new(), Vec::new());
    for page in pages.iter_mut() {
        let (height, number) = (page.height, page.number);
        page.blocks.retain_mut(|block| {
            let Block::Line(line) = block else { return true };
            if !in_margin(line, height) || is_heading(&line.text) {
                return true;
            }
            if is_address(&line.text) {
                return false;
            }
            line.text = without_stamp(&line.text).to_owned();
            let shape = shape(&line.text);
            // The line itself is the other one of two so near to it.
            let near = seen.partition_point(|(known, y)| order((known, *y), (&shape, line.y - line.size)).is_le());
            let second = seen.get(near + 1).filter(|(known, y)| *known == shape && *y < line.y + line.size);
            let repeated = second.is_some();
            if is_page_number(&line.text, number, repeated) {
                return false;
            }
            if !repeated {
                return true;
            }
            if !kept.insert(shape) {
                return false;
            }
            let top = line.y < height / 2.0;
            if !top {
                after.push(line.text.clone());
            }
            top
        });
    }
    after
}

/// 一、总体情况: what begins two pages, of two reports in one file, all the same. Chapters (第一章) are running heads, too.
fn is_heading(text: &str) -> bool {
    let first = text.trim_start().chars().next();
    starts_item(text.trim_start()) && first.is_some_and(|c| !c.is_ascii() && !matches!(c, '（' | '第'))
}

/// What a browser prints below a page: its address and number.
fn is_address(text: &str) -> bool {
    let number = text.rsplit(' ').next().unwrap_or_default().split_once('/');
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.contains("://") && number.is_some_and(|(page, pages)| is_digits(page) && is_digits(pages))
}

/// A line without the date and time that a browser prints before a page's title: `11/27/26, 3:57 AM`, `2026/11/27 03:57`.
fn without_stamp(text: &str) -> &str {
    let is_part = |part: &str, mark: char| {
        let part = part.trim_end_matches(',');
        part.contains(mark)
            && part.split(mark).all(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
    };
    match text.split_once(' ').filter(|(date, _)| is_part(date, '/')).and_then(|(_, rest)| rest.split_once(' ')) {
        Some((time, rest)) if is_part(time, ':') => {
            ["AM ", "PM "].iter().find_map(|half| rest.strip_prefix(half)).unwrap_or(rest)
        }
        _ => text,
    }
}

fn in_margin(line: &Line, height: f32) -> bool {
    line.y < MARGIN * height || line.y > (1.0 - MARGIN) * height
}

fn margin_lines(page: &Page) -> impl Iterator<Item = &Line> {
    page.blocks.iter().filter_map(|block| match block {
        Block::Line(line) if in_margin(line, page.height) => Some(line),
        _ => None,
    })
}

/// A line with its page number and its spaces gone: running lines differ in that only. Years are no page numbers.
fn shape(text: &str) -> String {
    let dense: Vec<char> = text.chars().filter(|character| !character.is_whitespace()).collect();
    let runs = dense.chunk_by(|a, b| a.is_ascii_digit() && b.is_ascii_digit());
    let is_number = |run: &[char]| run.len() < 4 && run.iter().all(char::is_ascii_digit);
    runs.flat_map(|run| if is_number(run) { &['#'][..] } else { run }).collect()
}

/// Whether a line in the margin is a page number: `3` on page 3 or on every page, `- 3 -`, `第3页 共9页`, `3/9`.
fn is_page_number(text: &str, page: u16, repeated: bool) -> bool {
    let bare = |character: &char| !matches!(character, '-' | '—' | '–' | '－' | '―' | '~' | '·' | ' ' | '#');
    let rest: String = shape(text).chars().filter(bare).collect();
    let worded =
        matches!(rest.as_str(), "第页" | "第页共页" | "第页，共页" | "第页/共页" | "/" | "页" | "Page" | "Pageof");
    let decorated = rest.is_empty() && text.chars().any(|character| !character.is_ascii_digit());
    let number = text.trim().parse::<u16>().ok();
    let has_number = text.chars().any(|character| character.is_ascii_digit());
    has_number && (worded || decorated || number == Some(page) || (number.is_some() && repeated))
}

/// Joins tables that go on at the top of the next page.
fn join_tables(blocks: Vec<(Block, u16)>) -> Vec<(Block, u16)> {
    let mut result: Vec<(Block, u16)> = Vec::new();
    // The page that the last block ends on.
    let mut end = 0;
    for (block, page) in blocks {
        if let (Block::Table(below), Some((Block::Table(above), _))) = (&block, result.last_mut())
            && page == end + 1
            && tables::continued(above, below)
        {
            end = page;
            continue;
        }
        result.push((block, page));
        end = page;
    }
    result
}

/// Where full lines begin and end.
struct Edges {
    left: f32,
    right: f32,
}

impl Edges {
    fn of(blocks: &[(Block, u16)]) -> Self {
        let long = blocks.iter().filter_map(|(block, _)| match block {
            Block::Line(line) if line.text.chars().count() >= 12 => Some(line),
            _ => None,
        });
        let (mut left, mut right) = (f32::MAX, f32::MIN);
        for line in long {
            (left, right) = (left.min(line.x0), right.max(line.x1));
        }
        Self { left, right }
    }

    /// Whether `next` goes on with the paragraph of `last`: that line is full, this one is neither indented nor the
    /// beginning of an item.
    fn goes_on(&self, last: &Line, next: &Line, same_page: bool) -> bool {
        let size = last.size;
        let full = last.x1 >= self.right - 1.6 * size;
        let flush = next.x0 <= self.left + 0.6 * size;
        let alike = (next.size - size).abs() <= 0.1 * size;
        let whole = last.segments <= 1 && next.segments <= 1;
        let near = !same_page || (next.y - last.y <= 2.6 * size && next.y > last.y);
        whole && full && flush && alike && near && !starts_item(&next.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers() {
        for (text, page, repeated, expected) in [
            ("3", 3, false, true),
            ("3", 5, false, false),
            ("3", 5, true, true),
            ("- 3 -", 1, false, true),
            ("— 12 —", 1, false, true),
            ("第 3 页 共 9 页", 3, false, true),
            ("2/3", 2, false, true),
            ("2023年政府信息公开工作年度报告", 1, true, false),
            ("—", 1, true, false),
        ] {
            assert_eq!(is_page_number(text, page, repeated), expected, "{text}");
        }
    }

    #[test]
    fn running_lines_are_alike_but_for_the_page_number() {
        assert_eq!(shape("某局 2023年年报 第 2 页"), shape("某局2023年年报 第13页"));
        assert_ne!(shape("某局2023年年报"), shape("某局2022年年报"));
    }

    #[test]
    fn headings_run_along_no_pages() {
        for (text, expected) in [
            (" 一、总体情况", true),
            ("十一、其他", true),
            ("一周信息", false),
            ("第一章 总则", false),
            ("1. 甲", false),
            ("（一）", false),
        ] {
            assert_eq!(is_heading(text), expected, "{text}");
        }
    }

    #[test]
    fn what_browsers_print_around_a_page() {
        for (text, rest) in [
            ("11/27/26, 3:57 AM 某局年度报告", "某局年度报告"),
            ("2026/11/27 03:57 某局年度报告", "某局年度报告"),
            ("2026/11/27 某局 年度报告", "2026/11/27 某局 年度报告"),
            ("3 4 5", "3 4 5"),
        ] {
            assert_eq!(without_stamp(text), rest);
        }
        assert!(
            is_address("https://x.gov.cn/a.html 1/2")
                && !is_address("https://x.gov.cn/a.html")
                && !is_address("共 1/2")
        );
    }

    #[test]
    fn paragraphs_go_on_behind_full_lines() {
        let line =
            |text: &str, x0: f32, x1: f32, y: f32| Line { text: text.into(), x0, x1, y, size: 10.0, segments: 1 };
        let edges = Edges { left: 50.0, right: 500.0 };
        let full = line("本机关主动公开", 70.0, 498.0, 100.0);
        for (next, expected) in [
            (line("政府信息", 50.0, 90.0, 120.0), true),
            (line("政府信息", 70.0, 110.0, 120.0), false),
            (line("政府信息", 50.0, 90.0, 150.0), false),
            (line("（一）主动公开", 50.0, 90.0, 120.0), false),
            (line("2023年", 50.0, 90.0, 120.0), true),
        ] {
            assert_eq!(edges.goes_on(&full, &next, true), expected, "{}", next.text);
        }
        assert!(!edges.goes_on(&line("总体情况", 70.0, 200.0, 100.0), &line("一是", 50.0, 90.0, 120.0), true));
    }
}
