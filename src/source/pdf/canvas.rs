//! Canvas: what stands on a page, as positions. Points of 1/72 inch, origin in the upper left corner, y downwards.

/// A glyph on the page.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Glyph {
    /// Left end of its baseline.
    pub x: f32,
    /// Its baseline.
    pub y: f32,
    /// Its advance along the baseline, as a vector on the page.
    pub advance: (f32, f32),
    /// Height of its font.
    pub size: f32,
    /// Where its text stands in [`Canvas::text`].
    pub text: (u32, u32),
    /// Number of the operator that drew it: glyphs of one operator follow each other without a jump.
    pub run: u32,
    /// Extra space that the operator puts behind every glyph.
    pub spacing: f32,
}

/// A straight ruling line parallel to an edge of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ruling {
    /// Its x where it is vertical, its y where it is horizontal.
    pub at: f32,
    /// Where it begins along the other axis.
    pub from: f32,
    /// Where it ends along the other axis.
    pub to: f32,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left.
    pub x0: f32,
    /// Top.
    pub y0: f32,
    /// Right.
    pub x1: f32,
    /// Bottom.
    pub y1: f32,
}

impl Area {
    /// The part that both share; inverted where they share nothing.
    pub fn intersect(self, other: Self) -> Self {
        Self {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        }
    }

    /// Whether a point lies inside, or at most `slack` beside it.
    pub fn holds(self, x: f32, y: f32, slack: f32) -> bool {
        x >= self.x0 - slack && x <= self.x1 + slack && y >= self.y0 - slack && y <= self.y1 + slack
    }

    /// The smallest area around points.
    pub fn around(points: &[(f32, f32)]) -> Self {
        let start = Self { x0: f32::MAX, y0: f32::MAX, x1: f32::MIN, y1: f32::MIN };
        points.iter().fold(start, |area, (x, y)| Self {
            x0: area.x0.min(*x),
            y0: area.y0.min(*y),
            x1: area.x1.max(*x),
            y1: area.y1.max(*y),
        })
    }
}

/// Everything drawn on a page that matters for text and tables.
#[derive(Clone, Debug, Default)]
pub struct Canvas {
    /// Width and height of the page as shown.
    pub size: (f32, f32),
    /// Glyphs in the order of drawing.
    pub glyphs: Vec<Glyph>,
    /// The text of all glyphs.
    pub text: String,
    /// Horizontal ruling lines.
    pub across: Vec<Ruling>,
    /// Vertical ruling lines.
    pub down: Vec<Ruling>,
    /// Whether an image was drawn.
    pub image: bool,
}

/// Filled shapes at most this thick are lines.
const LINE_THICKNESS: f32 = 4.0;

impl Canvas {
    /// The text of a glyph.
    pub fn glyph_text(&self, glyph: &Glyph) -> &str {
        self.text.get(glyph.text.0 as usize..glyph.text.1 as usize).unwrap_or_default()
    }

    /// Adds a stroked line if it is parallel to an edge of the page, as far as it lies in `clip`.
    pub fn stroke(&mut self, from: (f32, f32), to: (f32, f32), clip: Area) {
        let area = Area::around(&[from, to]);
        let (width, height) = (area.x1 - area.x0, area.y1 - area.y0);
        // A nearly straight line is one that a scanner or a scaling printer bent.
        if width.min(height) <= 0.01 * width.max(height) + 0.2 {
            self.line(area, clip, width >= height);
        }
    }

    /// Adds a filled shape if it is so thin that it is a line.
    pub fn fill(&mut self, area: Area, clip: Area) {
        let (width, height) = (area.x1 - area.x0, area.y1 - area.y0);
        if width.max(height) <= LINE_THICKNESS {
            // A dot of a dotted line, or the corner of two lines: either way it belongs to both directions.
            self.line(area, clip, true);
            self.line(area, clip, false);
        } else if width.min(height) <= LINE_THICKNESS {
            self.line(area, clip, width >= height);
        }
    }

    fn line(&mut self, area: Area, clip: Area, level: bool) {
        let area = area.intersect(Area { x0: clip.x0 - 1.0, y0: clip.y0 - 1.0, x1: clip.x1 + 1.0, y1: clip.y1 + 1.0 });
        let (width, height) = (area.x1 - area.x0, area.y1 - area.y0);
        if width < 0.0 || height < 0.0 || !(width + height).is_finite() {
            return;
        }
        if level {
            self.across.push(Ruling { at: (area.y0 + area.y1) / 2.0, from: area.x0, to: area.x1 });
        } else {
            self.down.push(Ruling { at: (area.x0 + area.x1) / 2.0, from: area.y0, to: area.y1 });
        }
    }

    /// Turns the page so that most of its text runs from left to right: some producers write a landscape page onto a
    /// portrait one. Then every glyph that is still not horizontal is taken out and returned.
    pub fn upright(&mut self) -> Vec<Glyph> {
        let mut counts = [0usize; 4];
        for glyph in &self.glyphs {
            if let Some(turn) = turn(glyph.advance) {
                counts[turn] += 1;
            }
        }
        let most = (0..4).rev().max_by_key(|turn| counts[*turn]).unwrap_or(0);
        (0..most).for_each(|_| self.quarter_turn());
        let (level, tilted) = self.glyphs.iter().partition(|glyph| turn(glyph.advance) == Some(0));
        self.glyphs = level;
        tilted
    }

    /// Turns everything so that what ran downwards runs to the right.
    fn quarter_turn(&mut self) {
        let (width, height) = self.size;
        self.size = (height, width);
        for glyph in &mut self.glyphs {
            (glyph.x, glyph.y) = (glyph.y, width - glyph.x);
            glyph.advance = (glyph.advance.1, -glyph.advance.0);
        }
        let across = self.down.iter().map(|line| Ruling { at: width - line.at, ..*line }).collect();
        let flipped =
            self.across.iter().map(|line| Ruling { at: line.at, from: width - line.to, to: width - line.from });
        self.down = flipped.collect();
        self.across = across;
    }
}

/// How many quarter turns (as of [`Canvas::quarter_turn`]) make that direction run to the right.
fn turn((x, y): (f32, f32)) -> Option<usize> {
    let tilt = 0.05;
    if y.abs() <= tilt * x.abs() {
        Some(if x >= 0.0 { 0 } else { 2 })
    } else if x.abs() <= tilt * y.abs() {
        Some(if y > 0.0 { 1 } else { 3 })
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_written_downwards_is_turned() {
        let glyph = Glyph { x: 90.0, y: 10.0, advance: (0.0, 5.0), size: 10.0, ..Glyph::default() };
        let mut canvas = Canvas { size: (100.0, 200.0), glyphs: vec![glyph; 3], ..Canvas::default() };
        canvas.stroke((80.0, 0.0), (80.0, 50.0), Area { x0: 0.0, y0: 0.0, x1: 100.0, y1: 200.0 });
        assert!(canvas.upright().is_empty());
        assert_eq!(canvas.size, (200.0, 100.0));
        assert_eq!((canvas.glyphs[0].x, canvas.glyphs[0].y, canvas.glyphs[0].advance), (10.0, 10.0, (5.0, 0.0)));
        assert_eq!(canvas.across, [Ruling { at: 20.0, from: 0.0, to: 50.0 }]);
    }

    #[test]
    fn tilted_text_is_no_text_of_the_page() {
        let level = Glyph { advance: (5.0, 0.0), ..Glyph::default() };
        let tilted = Glyph { advance: (5.0, 5.0), ..Glyph::default() };
        let mut canvas = Canvas { glyphs: vec![level, tilted, level], ..Canvas::default() };
        assert_eq!(canvas.upright(), [tilted]);
        assert_eq!(canvas.glyphs, [level, level]);
    }
}
