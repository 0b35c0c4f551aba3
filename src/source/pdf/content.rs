//! Content streams: operators → canvas. Forms are followed, nothing else is.

use super::canvas::{Area, Canvas, Glyph};
use super::cmap;
use super::file::{Dict, File, Object, Stream};
use super::font::{Font, Shown, UNKNOWN};
use super::lexer::{Lexer, Token};
use super::matrix::Matrix;
use crate::source::Decode;
use crate::source::named::Named;
use std::rc::Rc;

/// Operators of a whole file, and bytes of the strings they show.
const MAX_OPERATORS: usize = 4_000_000;
/// Glyphs of a whole file; a report has some ten thousand.
const MAX_GLYPHS: usize = 400_000;
/// Bytes of text that a glyph has for nothing; a ligature has some ten.
const LONG_TEXT: usize = 16;
/// Glyphs of a page; the fullest of tables has five thousand.
const MAX_PAGE_GLYPHS: usize = 60_000;
/// Ruling lines of a page.
const MAX_RULINGS: usize = 60_000;
/// Forms within forms.
const MAX_DEPTH: usize = 12;
/// Forms drawn of a whole file: a few that draw each other many times are many.
const MAX_FORMS: usize = 20_000;
/// Fonts of a whole file, and the codes and widths that all of them may list.
const MAX_FONTS: usize = 1_000;
const MAX_FONT_ENTRIES: usize = 600_000;
/// Operands of one operator, and saved graphics states.
const MAX_STACK: usize = 20_000;

/// What all pages of a file share while they are drawn.
pub struct Painter<'d> {
    decode: &'d dyn Decode,
    /// The file, with what is left of its budget.
    pub file: File<'d>,
    /// Fonts by the numbers of their objects.
    fonts: Named<Rc<Font>, u32>,
    fonts_left: usize,
    font_room: usize,
    operators_left: usize,
    glyphs_left: usize,
    forms_left: usize,
    runs: u32,
    /// Glyphs drawn, and how many of them have no known text.
    pub glyphs: (usize, usize),
    /// Whether a budget was hit.
    pub exhausted: bool,
}

/// The graphics state as far as text and lines need it.
#[derive(Clone)]
struct State {
    page: Matrix,
    clip: Area,
    font: Option<Rc<Font>>,
    size: f64,
    character_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// What a page or form may draw with, by name.
#[derive(Default)]
struct Resources {
    fonts: Dict,
    forms: Dict,
    properties: Dict,
}

/// One content stream being drawn.
struct Drawing<'p, 'd, 'r> {
    painter: &'p mut Painter<'d>,
    canvas: &'p mut Canvas,
    resources: &'r Resources,
    state: State,
    saved: Vec<State>,
    text: Matrix,
    line: Matrix,
    path: Path,
    /// Marked content around what is drawn now, and the text of one of it.
    marked: usize,
    replacement: Option<Replacement>,
    depth: usize,
}

#[derive(Default)]
struct Path {
    shapes: Vec<Vec<(f32, f32)>>,
    /// A shape with curves is no ruling line when filled.
    curved: bool,
    clips: bool,
}

/// Marked content whose text the file states itself.
struct Replacement {
    text: String,
    /// How much marked content is around it.
    depth: usize,
    first_glyph: usize,
}

impl<'d> Painter<'d> {
    /// A painter with fresh budgets.
    pub fn new(file: File<'d>, decode: &'d dyn Decode) -> Self {
        Self {
            decode,
            file,
            fonts: Named::default(),
            fonts_left: MAX_FONTS,
            font_room: MAX_FONT_ENTRIES,
            operators_left: MAX_OPERATORS,
            glyphs_left: MAX_GLYPHS,
            forms_left: MAX_FORMS,
            runs: 0,
            glyphs: (0, 0),
            exhausted: false,
        }
    }

    /// Draws a page's content. `base` leads from its space to the page as shown.
    pub fn page(&mut self, content: &[u8], resources: &Dict, base: [f64; 6], canvas: &mut Canvas) {
        let page = Area { x0: 0.0, y0: 0.0, x1: canvas.size.0, y1: canvas.size.1 };
        let resources = Resources::read(resources, &mut self.file);
        self.draw(content, &resources, State::new(Matrix(base), page), canvas, 0);
    }

    /// Draws an annotation's appearance: its box, moved by its matrix, fills `rect`.
    pub fn appearance(&mut self, form: &Stream, rect: [f64; 4], base: [f64; 6], canvas: &mut Canvas) {
        let Some(inner) = self.file.numbers_of(&form.dict, "BBox") else { return };
        let Some(content) = self.file.data(form) else { return };
        let matrix = form_matrix(&form.dict, &mut self.file);
        let moved = matrix.area(&corners(inner));
        let rect = Matrix::IDENTITY.area(&corners(rect));
        let scale = |from: f32, to: f32| if from.abs() > 1e-3 { f64::from(to / from) } else { 1.0 };
        let (x, y) = (scale(moved.x1 - moved.x0, rect.x1 - rect.x0), scale(moved.y1 - moved.y0, rect.y1 - rect.y0));
        let shift = |from: f32, to: f32, scale: f64| f64::from(to) - f64::from(from) * scale;
        let placed = Matrix([x, 0.0, 0.0, y, shift(moved.x0, rect.x0, x), shift(moved.y0, rect.y0, y)]);
        let resources = self.file.dict(&form.dict, "Resources").unwrap_or_default();
        let resources = Resources::read(&resources, &mut self.file);
        let page = Area { x0: 0.0, y0: 0.0, x1: canvas.size.0, y1: canvas.size.1 };
        let state = State::new(matrix.then(placed).then(Matrix(base)), page);
        self.draw(&content, &resources, state, canvas, 1);
    }

    fn draw(&mut self, content: &[u8], resources: &Resources, state: State, canvas: &mut Canvas, depth: usize) {
        let drawing = Drawing {
            painter: self,
            canvas,
            resources,
            state,
            saved: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            path: Path::default(),
            marked: 0,
            replacement: None,
            depth,
        };
        drawing.run(content);
    }

    fn font(&mut self, resources: &Resources, name: &[u8]) -> Option<Rc<Font>> {
        let reference = resources.fonts.named(name);
        let number = if let Object::Reference(number) = reference { Some(number) } else { None };
        if let Some(font) = number.and_then(|number| self.fonts.get(number)) {
            return Some(font.clone());
        }
        if self.fonts_left == 0 {
            self.exhausted = true;
            return None;
        }
        let dict = self.file.resolve(reference);
        let font = Rc::new(Font::read(dict.dict()?, &mut self.file, &mut self.font_room));
        self.exhausted |= self.font_room == 0;
        self.fonts_left -= 1;
        if let Some(number) = number {
            self.fonts.make(number, || font.clone());
        }
        Some(font)
    }
}

impl Resources {
    fn read(dict: &Dict, file: &mut File) -> Self {
        let mut part = |key| file.dict(dict, key).unwrap_or_default();
        Self { fonts: part("Font"), forms: part("XObject"), properties: part("Properties") }
    }
}

impl State {
    fn new(page: Matrix, clip: Area) -> Self {
        Self {
            page,
            clip,
            font: None,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

impl Drawing<'_, '_, '_> {
    fn run(mut self, content: &[u8]) {
        let mut lexer = Lexer::new(content);
        let mut operands: Vec<Token> = Vec::new();
        while let Some(token) = lexer.next() {
            match token {
                Token::Word(b"ID") => lexer.skip_inline_image(),
                Token::Word(operator) => {
                    if self.painter.operators_left == 0 {
                        self.painter.exhausted = true;
                        return;
                    }
                    self.painter.operators_left -= 1;
                    self.apply(operator, &operands);
                    operands.clear();
                }
                operand if operands.len() < MAX_STACK => operands.push(operand),
                _ => {}
            }
        }
    }

    fn apply(&mut self, operator: &[u8], operands: &[Token]) {
        match operator {
            b"q" if self.saved.len() < MAX_STACK => self.saved.push(self.state.clone()),
            b"Q" => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            b"cm" => {
                if let Some(matrix) = numbers(operands) {
                    self.state.page = Matrix(matrix).then(self.state.page);
                }
            }
            b"BT" => (self.text, self.line) = (Matrix::IDENTITY, Matrix::IDENTITY),
            b"Do" => self.object(operands),
            b"BMC" | b"BDC" => self.begin_marked(operands),
            b"EMC" => self.end_marked(),
            _ => {
                if !self.apply_text(operator, operands) {
                    self.apply_path(operator, operands);
                }
            }
        }
    }

    fn apply_text(&mut self, operator: &[u8], operands: &[Token]) -> bool {
        let first = numbers::<1>(operands).map_or(0.0, |[number]| number);
        match operator {
            b"Tc" => self.state.character_space = first,
            b"Tw" => self.state.word_space = first,
            b"Tz" => self.state.stretch = first / 100.0,
            b"TL" => self.state.leading = first,
            b"Ts" => self.state.rise = first,
            b"Tf" => {
                if let [Token::Name(name), Token::Number(size)] = operands {
                    self.state.font = self.painter.font(self.resources, name);
                    self.state.size = *size;
                }
            }
            b"Td" | b"TD" => {
                if let Some([x, y]) = numbers(operands) {
                    self.state.leading = if operator == b"TD" { -y } else { self.state.leading };
                    self.move_line(x, y);
                }
            }
            b"Tm" => {
                if let Some(matrix) = numbers(operands) {
                    (self.text, self.line) = (Matrix(matrix), Matrix(matrix));
                }
            }
            b"T*" => self.move_line(0.0, -self.state.leading),
            b"Tj" | b"TJ" => self.show(operands),
            b"'" | b"\"" => {
                if let [Token::Number(word), Token::Number(character), ..] = operands {
                    (self.state.word_space, self.state.character_space) = (*word, *character);
                }
                self.move_line(0.0, -self.state.leading);
                self.show(operands.get(operands.len().saturating_sub(1)..).unwrap_or_default());
            }
            _ => return false,
        }
        true
    }

    fn move_line(&mut self, x: f64, y: f64) {
        self.line = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.line);
        self.text = self.line;
    }

    /// Shows strings; the numbers between them move by thousandths of the font size.
    fn show(&mut self, operands: &[Token]) {
        let Some(font) = self.state.font.clone() else { return };
        self.painter.runs = self.painter.runs.wrapping_add(1);
        for operand in operands {
            match operand {
                Token::Number(number) => {
                    let shift = -number / 1000.0 * self.state.size;
                    self.advance(&font, if font.vertical { shift } else { shift * self.state.stretch });
                }
                Token::Text(bytes) => {
                    let Some(left) = self.painter.operators_left.checked_sub(bytes.len()) else {
                        self.painter.exhausted = true;
                        return;
                    };
                    self.painter.operators_left = left;
                    let decode = self.painter.decode;
                    font.show(bytes, decode, |shown| self.glyph(&font, shown));
                }
                _ => {}
            }
        }
    }

    fn advance(&mut self, font: &Font, by: f64) {
        let (x, y) = if font.vertical { (0.0, by) } else { (by, 0.0) };
        self.text = Matrix([1.0, 0.0, 0.0, 1.0, x, y]).then(self.text);
    }

    fn glyph(&mut self, font: &Font, shown: Shown) {
        let state = &self.state;
        let spacing = state.character_space + if shown.word_space { state.word_space } else { 0.0 };
        let width = f64::from(shown.width) * state.size;
        let place = self.text.then(state.page);
        // A vertical glyph hangs below its origin, in the middle of the line.
        let (origin, box_width, step) = if font.vertical {
            ((-state.size / 2.0, -0.88 * state.size), state.size, spacing - state.size)
        } else {
            ((0.0, state.rise), width * state.stretch, (width + spacing) * state.stretch)
        };
        let (x, y) = place.point(origin.0, origin.1);
        let (dx, dy) = place.vector(box_width, 0.0);
        let (up_x, up_y) = place.vector(0.0, state.size);
        let (space_x, space_y) = place.vector(state.character_space * state.stretch, 0.0);
        let size = (up_x * up_x + up_y * up_y).sqrt();
        let visible = state.clip.holds(x + (dx + up_x) / 2.0, y + (dy + up_y) / 2.0, 0.25 * size);
        if visible && size > 0.1 && (x + y + size + dx + dy).is_finite() {
            self.painter.count(shown.text);
            // A glyph whose text is long counts as many.
            let cost = 1 + shown.text.len() / LONG_TEXT;
            if cost > self.painter.glyphs_left || self.canvas.glyphs.len() >= MAX_PAGE_GLYPHS {
                self.painter.exhausted = true;
                return;
            }
            self.painter.glyphs_left -= cost;
            let start = self.canvas.text.len() as u32;
            self.canvas.text.push_str(shown.text);
            self.canvas.glyphs.push(Glyph {
                x,
                y,
                advance: (dx, dy),
                size,
                text: (start, self.canvas.text.len() as u32),
                run: self.painter.runs,
                spacing: (space_x * space_x + space_y * space_y).sqrt(),
            });
        }
        self.advance(font, step);
    }

    fn apply_path(&mut self, operator: &[u8], operands: &[Token]) {
        match operator {
            b"m" | b"l" | b"c" | b"v" | b"y" => {
                let (Some(Token::Number(x)), Some(Token::Number(y))) =
                    (operands.get(operands.len().wrapping_sub(2)), operands.last())
                else {
                    return;
                };
                self.path.point(operator, self.state.page.point(*x, *y));
            }
            b"h" => self.path.close(),
            b"re" => {
                if let Some([x, y, width, height]) = numbers(operands) {
                    let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)];
                    self.path.shapes.push(corners.map(|(x, y)| self.state.page.point(x, y)).to_vec());
                }
            }
            b"W" | b"W*" => self.path.clips = true,
            b"s" | b"b" | b"b*" => {
                self.path.close();
                self.paint(operator != b"s", true);
            }
            b"S" => self.paint(false, true),
            b"f" | b"F" | b"f*" => self.paint(true, false),
            b"B" | b"B*" => self.paint(true, true),
            b"n" => self.paint(false, false),
            _ => {}
        }
        if self.path.shapes.len() > MAX_RULINGS {
            self.path.shapes.clear();
        }
    }

    fn paint(&mut self, fill: bool, stroke: bool) {
        let path = std::mem::take(&mut self.path);
        let clip = self.state.clip;
        let room = self.canvas.across.len() + self.canvas.down.len() < MAX_RULINGS;
        if !room {
            self.painter.exhausted = true;
        }
        for shape in path.shapes.iter().filter(|_| room) {
            if stroke {
                shape.windows(2).for_each(|ends| self.canvas.stroke(ends[0], ends[1], clip));
            }
            if fill && !path.curved && shape.len() <= 6 {
                self.canvas.fill(Area::around(shape), clip);
            }
        }
        if path.clips && !path.shapes.is_empty() {
            self.state.clip = clip.intersect(Area::around(&path.shapes.concat()));
        }
    }

    fn object(&mut self, operands: &[Token]) {
        let [Token::Name(name)] = operands else { return };
        let Object::Stream(stream) = self.painter.file.resolve(self.resources.forms.named(name)) else { return };
        let file = &mut self.painter.file;
        if file.get(&stream.dict, "Subtype").name() == Some(b"Image") {
            self.canvas.image = true;
            let unit = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)];
            self.canvas.fill(self.state.page.area(&unit), self.state.clip);
            return;
        }
        if self.depth >= MAX_DEPTH || self.painter.forms_left == 0 {
            self.painter.exhausted = true;
            return;
        }
        self.painter.forms_left -= 1;
        let file = &mut self.painter.file;
        let Some(content) = file.data(&stream) else { return };
        let own = file.dict(&stream.dict, "Resources").map(|resources| Resources::read(&resources, file));
        let mut state = self.state.clone();
        state.page = form_matrix(&stream.dict, file).then(state.page);
        if let Some(inner) = file.numbers_of(&stream.dict, "BBox") {
            state.clip = state.clip.intersect(state.page.area(&corners(inner)));
        }
        let resources = own.as_ref().unwrap_or(self.resources);
        self.painter.draw(&content, resources, state, self.canvas, self.depth + 1);
    }

    fn begin_marked(&mut self, operands: &[Token]) {
        let text = match operands {
            [_, Token::Name(name)] => {
                let file = &mut self.painter.file;
                let list = file.resolve(self.resources.properties.named(name));
                let text = list.dict().map(|list| file.get(list, "ActualText")).unwrap_or_default();
                text.text().filter(|_| !file.is_encrypted()).map(<[u8]>::to_vec)
            }
            _ => {
                let mut rest =
                    operands.iter().skip_while(|token| !matches!(token, Token::Name(name) if **name == *b"ActualText"));
                rest.nth(1).and_then(|token| if let Token::Text(text) = token { Some(text.clone()) } else { None })
            }
        };
        // Only text that says so is UTF-16; within another replacement the outer one counts.
        if let Some(text) = text.as_deref().and_then(|text| text.strip_prefix(b"\xFE\xFF"))
            && self.replacement.is_none()
        {
            let (text, first_glyph) = (cmap::utf16(text), self.canvas.glyphs.len());
            self.replacement = Some(Replacement { text, depth: self.marked, first_glyph });
        }
        self.marked += 1;
    }

    /// A replacement helps where a glyph's own text is not known; known text is what everybody sees.
    fn end_marked(&mut self) {
        self.marked = self.marked.saturating_sub(1);
        let depth = self.marked;
        let Some(replacement) = self.replacement.take_if(|replacement| replacement.depth == depth) else { return };
        let Some(glyphs) = self.canvas.glyphs.get_mut(replacement.first_glyph..) else { return };
        let unknown = |glyph: &Glyph| {
            let text = self.canvas.text.get(glyph.text.0 as usize..glyph.text.1 as usize);
            text.is_some_and(|text| text.contains(UNKNOWN))
        };
        let count = glyphs.iter().filter(|glyph| unknown(glyph)).count();
        if count == 0 || replacement.text.chars().count() != glyphs.len() {
            return;
        }
        self.painter.glyphs.1 = self.painter.glyphs.1.saturating_sub(count);
        for (glyph, character) in glyphs.iter_mut().zip(replacement.text.chars()) {
            let start = self.canvas.text.len() as u32;
            self.canvas.text.push(character);
            glyph.text = (start, self.canvas.text.len() as u32);
        }
    }
}

impl Painter<'_> {
    fn count(&mut self, text: &str) {
        self.glyphs.0 += 1;
        self.glyphs.1 += usize::from(text.contains(UNKNOWN));
    }
}

impl Path {
    fn point(&mut self, operator: &[u8], point: (f32, f32)) {
        match (operator, self.shapes.last_mut()) {
            (b"l", Some(shape)) => shape.push(point),
            (b"m" | b"l", _) => self.shapes.push(vec![point]),
            _ => {
                self.curved = true;
                self.shapes.push(vec![point]);
            }
        }
    }

    fn close(&mut self) {
        if let Some(shape) = self.shapes.last_mut()
            && let Some(first) = shape.first().copied()
        {
            shape.push(first);
        }
    }
}

/// All operands as numbers, where there are as many.
fn numbers<const N: usize>(operands: &[Token]) -> Option<[f64; N]> {
    let mut numbers = [0.0; N];
    let operands = operands.get(operands.len().checked_sub(N)?..)?;
    for (slot, operand) in numbers.iter_mut().zip(operands) {
        let Token::Number(number) = operand else { return None };
        *slot = *number;
    }
    Some(numbers)
}

fn corners([x0, y0, x1, y1]: [f64; 4]) -> [(f64, f64); 4] {
    [(x0, y0), (x1, y0), (x0, y1), (x1, y1)]
}

fn form_matrix(dict: &Dict, file: &mut File) -> Matrix {
    file.numbers_of(dict, "Matrix").map_or(Matrix::IDENTITY, Matrix)
}
