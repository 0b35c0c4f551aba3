//! Digits with a line through them: a change that nobody has accepted, printed with what it deletes. Whether they count is
//! not for the reader to say, so they become unknown.

use super::canvas::{Canvas, Glyph, Ruling};
use super::font::UNKNOWN;

/// Lines of a page beyond which it is a drawing.
const MAX_LINES: usize = 10_000;
/// How far below a line the baseline of digits that it strikes may lie, in points.
const REACH: f32 = 30.0;

/// Makes struck digits unknown; whether there were any.
pub fn strike(canvas: &mut Canvas) -> bool {
    let is_digit = |glyph: &Glyph| canvas.glyph_text(glyph).bytes().all(|byte| byte.is_ascii_digit());
    let mut digits: Vec<(f32, usize)> =
        canvas.glyphs.iter().zip(0..).filter(|(glyph, _)| is_digit(glyph)).map(|(glyph, at)| (glyph.y, at)).collect();
    crate::order::by(&mut digits, |a, b| a.0.total_cmp(&b.0));
    let mut struck = Vec::new();
    for line in canvas.across.iter().take(MAX_LINES) {
        let start = digits.partition_point(|(y, _)| *y < line.at);
        let end = digits.partition_point(|(y, _)| *y < line.at + REACH);
        let near = digits.get(start..end).unwrap_or_default().iter().map(|(_, at)| *at);
        let through = near.filter(|at| canvas.glyphs.get(*at).is_some_and(|glyph| crosses(line, glyph)));
        let through: Vec<usize> = through.collect();
        // The line is as long as what it strikes; that of a table is longer.
        let edge = |of: fn(&Glyph) -> f32, end: f32| {
            let mut glyphs = through.iter().filter_map(|at| canvas.glyphs.get(*at));
            glyphs.any(|glyph| (of(glyph) - end).abs() < 0.25 * glyph.size)
        };
        if edge(|glyph| glyph.x, line.from) && edge(|glyph| glyph.x + glyph.advance.0, line.to) {
            struck.extend(through);
        }
    }
    let start = canvas.text.len() as u32;
    canvas.text.push(UNKNOWN);
    let text = (start, canvas.text.len() as u32);
    for at in &struck {
        if let Some(glyph) = canvas.glyphs.get_mut(*at) {
            glyph.text = text;
        }
    }
    !struck.is_empty()
}

/// Whether a line runs through the middle of a glyph.
fn crosses(line: &Ruling, glyph: &Glyph) -> bool {
    let height = (glyph.y - line.at) / glyph.size;
    let middle = glyph.x + glyph.advance.0 / 2.0;
    (0.15..0.55).contains(&height) && line.from < middle && middle < line.to
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, line: (f32, f32, f32), expected: &str) {
        let mut canvas = Canvas { text: text.into(), ..Canvas::default() };
        for at in 0..text.len() as u32 {
            let x = 5.0 * at as f32;
            canvas.glyphs.push(Glyph {
                x,
                y: 50.0,
                advance: (5.0, 0.0),
                size: 10.0,
                text: (at, at + 1),
                ..Glyph::default()
            });
        }
        canvas.across.push(Ruling { at: line.0, from: line.1, to: line.2 });
        assert_eq!(strike(&mut canvas), text != expected.replace('?', "\u{FFFD}"));
        let shown: String = canvas.glyphs.iter().map(|glyph| canvas.glyph_text(glyph)).collect();
        assert_eq!(shown.replace('\u{FFFD}', "?"), expected);
    }

    #[test]
    fn digits_with_a_line_through_them_are_unknown() {
        check("7773", (47.0, 0.0, 15.0), "???3");
        check("7773", (46.5, 15.0, 20.0), "777?");
        // An underline, a line of the table, one above, a short one.
        check("7773", (51.0, 0.0, 20.0), "7773");
        check("7773", (47.0, -40.0, 90.0), "7773");
        check("7773", (41.0, 0.0, 20.0), "7773");
        check("7773", (47.0, 8.0, 9.0), "7773");
    }
}
