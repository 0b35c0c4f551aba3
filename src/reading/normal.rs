//! Normal form of labels: what is left when white space, punctuation, brackets, character width and script variants no
//! longer matter. `（一） 予以公开`, `(一)予以公開` and `一、予以公开` are the same label.

use super::sieve::Sieve;
use crate::characters::{half_width, is_unseen};
use crate::document::OBJECT;

/// Characters that carry no meaning in a label.
fn is_silent(c: char) -> bool {
    // What labels have most of comes first.
    matches!(c,
        '\u{ff01}'..='\u{ff0f}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{301f}' | '\u{2018}'..='\u{201f}'
        | '\u{2010}'..='\u{2015}' | '\u{2026}' | '\u{00b7}' | '\u{30fb}' | '\u{2022}' | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff1a}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}')
        || c.is_ascii_punctuation()
        || c.is_whitespace()
        || c == OBJECT
        || is_unseen(c)
}

/// Half width, simplified, one of each pair of variants; `None` for a silent one. Only characters of the form's own
/// vocabulary matter here.
fn fold(c: char) -> Option<char> {
    Some(match c {
        // 其它 is 其他.
        '它' => '他',
        '\u{3400}'..='\u{9fff}' => simplified(c),
        _ if is_silent(c) => return None,
        '\u{ff01}'..='\u{ff5e}' => half_width(c).to_ascii_lowercase(),
        '①'..='⑨' => digit(c, '①'),
        '⑴'..='⑼' => digit(c, '⑴'),
        '⒈'..='⒐' => digit(c, '⒈'),
        '㈠'..='㈨' => "一二三四五六七八九".chars().nth((u32::from(c) - u32::from('㈠')) as usize).unwrap_or(c),
        _ => c.to_ascii_lowercase(),
    })
}

/// The digit of a numeral that stands in one character with its circle, brackets or point.
fn digit(c: char, one: char) -> char {
    char::from_digit(u32::from(c) - u32::from(one) + 1, 10).unwrap_or(c)
}

/// The simplified character of the traditional ones in the form's labels and headings.
pub(super) fn simplified(c: char) -> char {
    if !TRADITIONAL.holds(c) {
        return c;
    }
    PAIRS.binary_search_by_key(&c, |(traditional, _)| *traditional).map_or(c, |at| PAIRS[at].1)
}

/// The first ones of [`PAIRS`], and 它.
static TRADITIONAL: Sieve = {
    let mut sieve = Sieve::new().with('它');
    let mut at = 0;
    while at < PAIRS.len() {
        sieve = sieve.with(PAIRS[at].0);
        at += 1;
    }
    sieve
};

/// Traditional characters and the usual ones; sorted.
#[rustfmt::skip]
const PAIRS: &[(char, char)] = &[
    ('係', '系'), ('個', '个'), ('億', '亿'), ('內', '内'), ('別', '别'), ('動', '动'), ('務', '务'), ('勻', '匀'),
    ('區', '区'), ('員', '员'), ('問', '问'), ('單', '单'), ('國', '国'), ('團', '团'), ('執', '执'),
    ('報', '报'), ('塊', '块'), ('學', '学'), ('實', '实'), ('審', '审'), ('專', '专'), ('對', '对'),
    ('屬', '属'), ('師', '师'), ('廢', '废'), ('廣', '广'), ('強', '强'), ('復', '复'), ('應', '应'),
    ('據', '据'), ('數', '数'), ('於', '于'), ('書', '书'), ('會', '会'), ('東', '东'), ('條', '条'),
    ('業', '业'), ('構', '构'), ('機', '机'), ('權', '权'), ('歷', '历'), ('決', '决'), ('況', '况'),
    ('為', '为'), ('無', '无'), ('獲', '获'), ('現', '现'), ('產', '产'), ('發', '发'), ('確', '确'),
    ('祕', '秘'), ('種', '种'), ('範', '范'), ('糾', '纠'), ('組', '组'), ('結', '结'), ('絡', '络'),
    ('統', '统'), ('經', '经'), ('維', '维'), ('網', '网'), ('編', '编'), ('縣', '县'), ('總', '总'),
    ('織', '织'), ('繼', '继'), ('續', '续'), ('罰', '罚'), ('臺', '台'), ('與', '与'), ('舉', '举'),
    ('華', '华'), ('萬', '万'), ('蓋', '盖'), ('處', '处'), ('補', '补'), ('複', '复'), ('規', '规'),
    ('計', '计'), ('訊', '讯'), ('訟', '讼'), ('訪', '访'), ('許', '许'), ('訴', '诉'), ('詢', '询'),
    ('認', '认'), ('請', '请'), ('議', '议'), ('護', '护'), ('費', '费'), ('資', '资'), ('轉', '转'),
    ('辦', '办'), ('農', '农'), ('這', '这'), ('進', '进'), ('過', '过'), ('鄉', '乡'), ('醫', '医'),
    ('釋', '释'), ('鎮', '镇'), ('長', '长'), ('門', '门'), ('開', '开'), ('關', '关'), ('際', '际'),
    ('項', '项'), ('頒', '颁'), ('題', '题'), ('額', '额'), ('類', '类'), ('體', '体'), ('點', '点'),
];

/// Appends the normal form of `text` to `out`.
pub fn normalize_into(text: &str, out: &mut String) {
    // What stays as it is goes over in one piece.
    let (mut kept, mut at) = (0, 0);
    loop {
        at += unchanged(&text.as_bytes()[at..]);
        let Some(c) = text[at..].chars().next() else { break };
        let end = at + c.len_utf8();
        let folded = fold(c);
        if folded != Some(c) {
            out.push_str(&text[kept..at]);
            out.extend(folded);
            kept = end;
        }
        at = end;
    }
    out.push_str(&text[kept..]);
}

/// Bytes of digits, small letters and characters from U+4000 to U+9FFF that are in no pair: nearly all of a label.
fn unchanged(bytes: &[u8]) -> usize {
    let mut rest = bytes;
    loop {
        rest = match rest {
            [0xe4..=0xe9, b, c, after @ ..] if !TRADITIONAL.holds_tail(*b, *c) => after,
            [b'0'..=b'9' | b'a'..=b'z', after @ ..] => after,
            _ => return bytes.len() - rest.len(),
        };
    }
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

/// Whether `piece` stands in `whole` but for at most a quarter of its characters.
pub fn is_piece(piece: &str, whole: &str) -> bool {
    if whole.contains(piece) {
        return true;
    }
    let whole: Vec<char> = whole.chars().collect();
    // It may begin anywhere, so the row above the first character costs nothing.
    let mut row = vec![0usize; whole.len() + 1];
    let mut length = 0usize;
    for x in piece.chars() {
        length += 1;
        let mut diagonal = row[0];
        row[0] = length;
        for (j, y) in whole.iter().enumerate() {
            let cost = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = cost.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row.iter().min().is_some_and(|least| *least <= length / 4)
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
            ("①属于国家秘密", "1.属于国家秘密"),
            ("㈠予以公开", "（一）予以公开"),
            ("⒉重复申请", "⑵重复申请"),
            ("\u{2068}自\u{2060}然\u{200d}人\u{2069}", "自然人"),
        ] {
            assert_eq!(normalize(a), normalize(b));
        }
    }

    #[test]
    fn pieces_are_found_in_labels() {
        assert!(is_piece("请数量", "一本年新收政府信息公开申请数量"));
        assert!(is_piece("不补正政机关不再处理其", "1申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请"));
        assert!(!is_piece("行政检查", "其他对外管理服务事项"));
    }

    #[test]
    fn pairs_are_sorted() {
        assert!(PAIRS.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }

    #[test]
    fn distance_counts_characters_and_stops_at_its_limit() {
        assert_eq!(distance("其他法律行政止公开", "其他法律行政法规禁止公开", 4), Some(3));
        assert_eq!(distance("总计", "总计", 0), Some(0));
        assert_eq!(distance("规章", "行政许可", 2), None);
    }
}
