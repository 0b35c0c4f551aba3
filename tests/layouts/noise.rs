//! Noise: how the same report is written differently, and what stands around it.

use super::write::Sheet;

/// A habit of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noise {
    None,
    /// Full-width digits and brackets.
    FullWidth,
    /// Half-width brackets and punctuation in labels.
    HalfWidth,
    /// 1,234.
    Thousands,
    /// Blanks inside labels.
    SpacedLabels,
    /// Labels in traditional characters.
    Traditional,
    /// A character of each long label lost.
    Typos,
    /// Marks of no width in labels and around values.
    Unseen,
    /// A unit behind each number.
    Units,
    /// Carriage returns alone at the ends of lines.
    Returns,
    /// Page numbers between the lines, as a text layer has them.
    PageNumbers,
    /// Navigation before, contact and share links behind.
    Surroundings,
}

pub const ALL: &[Noise] = &[
    Noise::None,
    Noise::FullWidth,
    Noise::HalfWidth,
    Noise::Thousands,
    Noise::SpacedLabels,
    Noise::Traditional,
    Noise::Typos,
    Noise::Unseen,
    Noise::Units,
    Noise::Returns,
    Noise::PageNumbers,
    Noise::Surroundings,
];

impl Noise {
    /// The sheet written in this way.
    pub fn before(self, sheet: &Sheet) -> Sheet {
        Sheet { style: self, ..sheet.clone() }
    }

    pub fn label(self, label: &str) -> String {
        let map = |pairs: &[(char, char)]| {
            let swap = |c: char| pairs.iter().find(|(from, _)| *from == c).map_or(c, |(_, to)| *to);
            label.chars().map(swap).collect::<String>()
        };
        match self {
            Self::FullWidth => map(&[('1', '１'), ('2', '２'), ('3', '３'), ('4', '４'), ('.', '．')]),
            Self::HalfWidth => {
                map(&[('（', '('), ('）', ')'), ('：', ':'), ('，', ','), ('“', '"'), ('”', '"')]).replace(',', "、")
            }
            Self::SpacedLabels => {
                let letters: Vec<char> = label.chars().collect();
                letters.chunks(3).map(|piece| piece.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
            }
            Self::Traditional => map(&[
                ('条', '條'),
                ('项', '項'),
                ('规', '規'),
                ('数', '數'),
                ('处', '處'),
                ('总', '總'),
                ('计', '計'),
                ('开', '開'),
                ('请', '請'),
                ('结', '結'),
                ('审', '審'),
                ('议', '議'),
                ('关', '關'),
                ('资', '資'),
            ]),
            Self::Unseen => label.chars().flat_map(|c| [c, '\u{200b}']).collect(),
            Self::Typos if label.chars().count() >= 9 => {
                let middle = label.chars().count() / 2;
                label.chars().enumerate().filter(|(at, _)| *at != middle).map(|(_, c)| c).collect()
            }
            _ => label.to_owned(),
        }
    }

    pub fn value(self, value: &str) -> String {
        match self {
            Self::FullWidth => {
                let wide = |c: char| char::from_u32(u32::from(c) + 0xfee0).filter(|_| c.is_ascii_digit()).unwrap_or(c);
                value.chars().map(wide).collect()
            }
            Self::Thousands => thousands(value),
            Self::Unseen => format!("\u{202d}{value}\u{2060}"),
            Self::Units if !value.is_empty() => format!("{value}件"),
            _ => value.to_owned(),
        }
    }

    /// The text with what stands between and around its lines.
    pub fn after(self, text: String) -> String {
        match self {
            Self::PageNumbers => {
                let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
                for (page, at) in (40..lines.len()).step_by(37).enumerate() {
                    let mark = if page % 2 == 0 { format!("— {} —", page + 1) } else { format!("-{}-", page + 1) };
                    lines.insert(at + page, mark);
                }
                lines.join("\n")
            }
            Self::Returns => text.replace('\n', "\r"),
            Self::Surroundings if !text.contains("<html") => format!(
                "首页\n政务公开\n当前位置：首页 > 政府信息公开年报\n发布日期：2024-01-15 浏览次数：1024\n分享到：\n\n{text}\n\
                 上一篇：甲县教育局2022年政府信息公开工作年度报告\n联系电话：0371-12345678\n备案号 41010502002345\n"
            ),
            _ => text,
        }
    }
}

fn thousands(value: &str) -> String {
    let (whole, rest) = value.split_at(value.find('.').unwrap_or(value.len()));
    let digits: Vec<char> = whole.chars().collect();
    let mut out = String::new();
    for (at, c) in digits.iter().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(*c);
    }
    out + rest
}
