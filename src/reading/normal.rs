//! Normal form of labels: what is left when white space, punctuation, brackets, character width and script variants no
//! longer matter. `（一） 予以公开`, `(一)予以公開` and `一、予以公开` are the same label.

/// Characters that carry no meaning in a label.
fn is_silent(c: char) -> bool {
    c.is_whitespace()
        || c.is_ascii_punctuation()
        || matches!(c,
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2018}'..='\u{201f}' | '\u{2010}'..='\u{2015}'
            | '\u{2026}' | '\u{00b7}' | '\u{30fb}' | '\u{2022}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{301f}'
            | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}'
            | '\u{ff5b}'..='\u{ff65}')
}

/// Half width, simplified, one of each pair of variants. Only characters of the form's own vocabulary matter here.
fn fold(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c).to_ascii_lowercase(),
        'A'..='Z' => c.to_ascii_lowercase(),
        _ if u32::from(c) < 0x3400 => c,
        _ => simplified(c),
    }
}

/// The simplified character of the traditional ones in the form's labels and headings.
fn simplified(c: char) -> char {
    const PAIRS: &str = "條条項项規规範范現现頒颁發发廢废數数處处決决單单額额強强許许罰罚費费業业機机構构組组織织\
        務务與与會会總总計计關关係系勻匀為为於于開开請请結结轉转辦办據据這这種种別别屬属國国祕秘禁禁護护權权\
        內内類类過过訊讯執执詢询無无經经實实際际產产報报訴诉舉举訪访複复復复認认確确獲获補补繼继續续資资訟讼\
        議议維维審审糾纠況况問问題题進进農农縣县區区鄉乡鎮镇門门應应對对個个編编釋释華华東东長长廣广萬万\
        億亿塊块團团體体蓋盖網网絡络點点書书師师醫医學学員员統统臺台專专歷历\u{5167}内";
    let mut pairs = PAIRS.chars();
    while let (Some(traditional), Some(simple)) = (pairs.next(), pairs.next()) {
        if traditional == c {
            return simple;
        }
    }
    c
}

/// Appends the normal form of `text` to `out`.
pub fn normalize_into(text: &str, out: &mut String) {
    out.extend(text.chars().filter(|c| !is_silent(*c)).map(fold));
}

/// The normal form of `text`.
pub fn normalize(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    normalize_into(text, &mut out);
    out
}

/// How many characters must be changed, added or left out to turn one into the other (Levenshtein), at most `limit`;
/// `None` above it.
pub fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut length = 0usize;
    for (i, x) in a.chars().enumerate() {
        length += 1;
        let mut diagonal = row[0];
        row[0] = i + 1;
        let mut least = row[0];
        for (j, y) in b.iter().enumerate() {
            let cost = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(diagonal + 1).min(row[j] + 1);
            least = least.min(row[j + 1]);
        }
        if least > limit {
            return None;
        }
    }
    (length.abs_diff(b.len()) <= limit && row[b.len()] <= limit).then_some(row[b.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variants_of_a_label_have_one_normal_form() {
        for (a, b) in [
            ("（一） 予以公开", "(一)予以公開"),
            ("3.危及“三安全一稳定”", "３．危及\"三安全 一稳定\""),
            (
                "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
                "(二)部分公开(区分处理的,只计这一情形,不计其他情形)",
            ),
            ("第二十条第（一）项", "第二十條  第(一)項"),
            ("本年增/减", "本年增／减"),
        ] {
            assert_eq!(normalize(a), normalize(b));
        }
    }

    #[test]
    fn distance_counts_characters_and_stops_at_its_limit() {
        assert_eq!(distance("其他法律行政止公开", "其他法律行政法规禁止公开", 4), Some(3));
        assert_eq!(distance("总计", "总计", 0), Some(0));
        assert_eq!(distance("规章", "行政许可", 2), None);
    }
}
