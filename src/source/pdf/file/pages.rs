//! Pages: the leaves of a tree, with what they inherit.

use super::{Dict, File, Object};
use crate::source::pdf::matrix::Matrix;

/// Pages inside one another's folders.
const MAX_DEPTH: usize = 32;
/// Folders and pages that are looked at for each page that is taken.
const NODES_PER_PAGE: usize = 4;
/// Width and height of a page that says nothing, in points: A4.
const USUAL: [f64; 4] = [0.0, 0.0, 595.0, 842.0];

/// A page.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// What the file says of it.
    pub dict: Dict,
    /// Fonts and forms that it may draw with.
    pub resources: Dict,
    /// Width and height as shown, in points.
    pub size: (f32, f32),
    /// Leads from its space to the page as shown, whose origin is the top left corner.
    pub base: [f64; 6],
}

/// What a folder of pages says for all of them.
#[derive(Clone, Debug, Default)]
struct Inherited {
    media: Option<[f64; 4]>,
    crop: Option<[f64; 4]>,
    turn: Option<f64>,
    resources: Option<Object>,
}

/// The pages in order, at most `limit`. Without a tree those objects that look like pages, in the order of numbers.
pub fn pages(file: &mut File, limit: usize) -> Vec<Page> {
    let mut pages = in_tree(file, limit);
    if pages.is_empty() && file.rebuild().is_ok() {
        pages = in_tree(file, limit);
    }
    if pages.is_empty() {
        for number in file.numbers() {
            let Object::Dict(dict) = file.resolve(&Object::Reference(number)) else { continue };
            if *dict.raw("Contents") != Object::Null && pages.len() < limit {
                pages.push(page(file, dict, &Inherited::default()));
            }
        }
    }
    pages
}

fn in_tree(file: &mut File, limit: usize) -> Vec<Page> {
    let mut pages = Vec::new();
    let mut seen: Vec<u32> = Vec::new();
    let mut nodes = limit.saturating_mul(NODES_PER_PAGE);
    let root = file.root().raw("Pages").clone();
    let mut open = vec![(root, Inherited::default(), 0)];
    while let Some((node, inherited, depth)) = open.pop() {
        if pages.len() >= limit || nodes == 0 || depth > MAX_DEPTH {
            break;
        }
        nodes -= 1;
        if let Object::Reference(number) = node {
            if seen.contains(&number) {
                continue;
            }
            seen.push(number);
        }
        let Some(dict) = file.resolve(&node).dict().cloned() else { continue };
        let kids = file.get(&dict, "Kids");
        if let Object::Array(kids) = kids {
            let inherited = inherit(file, &dict, &inherited);
            // No more can be looked at, so no more need wait.
            let kids = kids.get(..nodes).unwrap_or(&kids);
            open.extend(kids.iter().rev().map(|kid| (kid.clone(), inherited.clone(), depth + 1)));
        } else if depth > 0 {
            let inherited = inherit(file, &dict, &inherited);
            pages.push(page(file, dict, &inherited));
        }
    }
    pages
}

fn inherit(file: &mut File, dict: &Dict, above: &Inherited) -> Inherited {
    let resources = dict.raw("Resources");
    Inherited {
        media: file.numbers_of(dict, "MediaBox").or(above.media),
        crop: file.numbers_of(dict, "CropBox").or(above.crop),
        turn: file.number(dict, "Rotate").or(above.turn),
        resources: if *resources == Object::Null { above.resources.clone() } else { Some(resources.clone()) },
    }
}

fn page(file: &mut File, dict: Dict, inherited: &Inherited) -> Page {
    let media = ordered(inherited.media.unwrap_or(USUAL));
    let crop = ordered(inherited.crop.unwrap_or(media));
    let [left, bottom] = [0, 1].map(|side| media[side].max(crop[side]));
    let [right, top] = [2, 3].map(|side| media[side].min(crop[side]));
    let (mut width, mut height) = (right - left, top - bottom);
    if !(width > 1e-3 && height > 1e-3) {
        (width, height) = (USUAL[2], USUAL[3]);
    }
    let (width, height) = (width.max(1.0), height.max(1.0));
    // From the corner of the page with y upwards to that of the sheet as it is turned with y downwards.
    let turned = match (inherited.turn.unwrap_or(0.0) as i64).rem_euclid(360) {
        90 => [0.0, 1.0, 1.0, 0.0, 0.0, 0.0],
        180 => [-1.0, 0.0, 0.0, 1.0, width, 0.0],
        270 => [0.0, -1.0, -1.0, 0.0, height, width],
        _ => [1.0, 0.0, 0.0, -1.0, 0.0, height],
    };
    let size = if turned[0] == 0.0 { (height, width) } else { (width, height) };
    let base = Matrix([1.0, 0.0, 0.0, 1.0, -left, -bottom]).then(Matrix(turned)).0;
    let resources = inherited.resources.as_ref().map(|resources| file.resolve(resources)).unwrap_or_default();
    let resources = resources.dict().cloned().unwrap_or_default();
    Page { dict, resources, size: (size.0 as f32, size.1 as f32), base }
}

fn ordered([x0, y0, x1, y1]: [f64; 4]) -> [f64; 4] {
    [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)]
}
