//! What an element's name means to the reader.

/// Kinds of elements that the reader tells apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Table,
    Caption,
    /// `thead`, `tbody` or `tfoot`.
    Group(u8),
    Columns,
    Row,
    /// `td` or `th`.
    Cell(u8),
    Break,
    Rule,
    Paragraph,
    Block,
    Preformatted,
    Superscript,
    Subscript,
    Link,
    Input,
    Image,
    Textarea,
    /// Its content is characters that nobody sees, up to the end tag.
    Raw,
    /// Its content is not part of what a reader of the page sees.
    Unseen,
    /// Struck out: deleted, though still shown.
    Struck,
    /// How the characters below are pronounced.
    Reading,
    /// No content and no end tag.
    Void,
    Inline,
}

/// The group that a row without one gets.
pub const BODY: u8 = 1;

/// Whether the element is part of a table's structure.
pub fn is_structure(kind: Kind) -> bool {
    matches!(kind, Kind::Table | Kind::Caption | Kind::Group(_) | Kind::Columns | Kind::Row | Kind::Cell(_))
}

/// Whether the element starts a new line.
pub fn is_block(kind: Kind) -> bool {
    matches!(kind, Kind::Paragraph | Kind::Block | Kind::Preformatted | Kind::Rule) || is_structure(kind)
}

/// The kind of an element by its name, in any case.
pub fn kind(name: &str) -> Kind {
    let mut lower = [0u8; 10];
    let Some(lower) = lower.get_mut(..name.len()) else { return Kind::Inline };
    lower.copy_from_slice(name.as_bytes());
    lower.make_ascii_lowercase();
    match &*lower {
        b"table" => Kind::Table,
        b"caption" => Kind::Caption,
        b"thead" => Kind::Group(0),
        b"tbody" => Kind::Group(BODY),
        b"tfoot" => Kind::Group(2),
        b"col" | b"colgroup" => Kind::Columns,
        // What documents in XML of their own call a row and a cell.
        b"tr" | b"row" => Kind::Row,
        b"td" | b"cell" | b"entry" => Kind::Cell(0),
        b"th" => Kind::Cell(1),
        b"br" => Kind::Break,
        b"hr" => Kind::Rule,
        b"p" | b"para" => Kind::Paragraph,
        b"pre" | b"listing" => Kind::Preformatted,
        b"sup" => Kind::Superscript,
        b"sub" => Kind::Subscript,
        b"a" => Kind::Link,
        b"input" => Kind::Input,
        b"img" => Kind::Image,
        b"textarea" => Kind::Textarea,
        b"script" | b"style" | b"title" | b"iframe" | b"noembed" | b"noframes" | b"noscript" => Kind::Raw,
        b"template" | b"xml" => Kind::Unseen,
        b"del" | b"s" | b"strike" => Kind::Struck,
        b"rt" | b"rp" => Kind::Reading,
        b"link" | b"meta" | b"base" | b"wbr" | b"area" | b"embed" | b"param" | b"source" | b"track" => Kind::Void,
        b"address" | b"article" | b"aside" | b"blockquote" | b"body" | b"center" | b"dd" | b"details" | b"dialog"
        | b"dir" | b"div" | b"dl" | b"dt" | b"fieldset" | b"figcaption" | b"figure" | b"footer" | b"form" | b"h1"
        | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"head" | b"header" | b"hgroup" | b"html" | b"legend" | b"li"
        | b"main" | b"menu" | b"nav" | b"ol" | b"optgroup" | b"option" | b"section" | b"select" | b"summary"
        | b"ul" => Kind::Block,
        _ => Kind::Inline,
    }
}
