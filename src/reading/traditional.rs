//! Prose in traditional characters, read as if it were simplified: the same places, byte for byte.

use super::normal;
use crate::report::Passage;

/// The character without which no report is written.
const OPEN: char = '開';

/// Words that are others in Taiwan, as they stand once their characters are simplified; each as long as its own.
const WORDS: &[(&str, &str)] = &[
    ("资讯", "信息"),
    ("网路", "网络"),
    ("性档案", "性文件"),
    ("性檔案", "性文件"),
    ("答覆", "答复"),
    ("回覆", "回复"),
];

/// Simplifies the prose of a report in traditional characters; a passage keeps what was written.
pub fn simplify(prose: &mut [Passage]) {
    if !prose.iter().any(|passage| passage.text.contains(OPEN)) {
        return;
    }
    for passage in prose {
        let text = simplified(&passage.text);
        if text != passage.text {
            passage.written = Some(std::mem::replace(&mut passage.text, text));
        }
    }
}

/// The text in simplified characters: as long as it was, in bytes.
pub fn simplified(text: &str) -> String {
    let text: String = text.chars().map(character).collect();
    WORDS.iter().fold(text, |text, (other, usual)| if text.contains(other) { text.replace(other, usual) } else { text })
}

fn character(c: char) -> char {
    match c {
        '\u{4e00}'..='\u{9fff}' => PAIRS
            .binary_search_by_key(&c, |(traditional, _)| *traditional)
            .map_or_else(|_| normal::simplified(c), |at| PAIRS[at].1),
        _ => c,
    }
}

/// The characters of the grammar's words and the rules', besides those of the form's labels; sorted.
#[rustfmt::skip]
const PAIRS: &[(char, char)] = &[
    ('並', '并'), ('佈', '布'), ('佔', '占'), ('併', '并'), ('來', '来'), ('備', '备'), ('傳', '传'), ('價', '价'),
    ('儘', '尽'), ('償', '偿'), ('優', '优'), ('兩', '两'), ('則', '则'), ('劃', '划'), ('匯', '汇'), ('協', '协'),
    ('參', '参'), ('嚮', '向'), ('園', '园'), ('圖', '图'), ('場', '场'), ('壓', '压'), ('夠', '够'), ('寫', '写'),
    ('將', '将'), ('導', '导'), ('層', '层'), ('幣', '币'), ('幹', '干'), ('幾', '几'), ('廳', '厅'), ('張', '张'),
    ('彙', '汇'), ('後', '后'), ('徑', '径'), ('從', '从'), ('徵', '征'), ('惡', '恶'), ('態', '态'), ('戶', '户'),
    ('掛', '挂'), ('採', '采'), ('損', '损'), ('擊', '击'), ('擬', '拟'), ('擴', '扩'), ('敗', '败'), ('斷', '断'),
    ('昇', '升'), ('時', '时'), ('暫', '暂'), ('曆', '历'), ('曉', '晓'), ('極', '极'), ('樁', '桩'), ('標', '标'),
    ('樣', '样'), ('檢', '检'), ('欄', '栏'), ('歸', '归'), ('沒', '没'), ('減', '减'), ('測', '测'), ('準', '准'),
    ('滿', '满'), ('漲', '涨'), ('瀏', '浏'), ('熱', '热'), ('爭', '争'), ('爲', '为'), ('牽', '牵'), ('狀', '状'),
    ('環', '环'), ('畢', '毕'), ('當', '当'), ('盡', '尽'), ('監', '监'), ('眾', '众'), ('礙', '碍'), ('稅', '税'),
    ('稱', '称'), ('穩', '稳'), ('穫', '获'), ('筆', '笔'), ('節', '节'), ('簡', '简'), ('約', '约'), ('納', '纳'),
    ('紙', '纸'), ('級', '级'), ('終', '终'), ('給', '给'), ('絲', '丝'), ('線', '线'), ('縮', '缩'), ('績', '绩'),
    ('繳', '缴'), ('羣', '群'), ('義', '义'), ('聯', '联'), ('舊', '旧'), ('號', '号'), ('衆', '众'), ('裏', '里'),
    ('裡', '里'), ('製', '制'), ('覈', '核'), ('見', '见'), ('覺', '觉'), ('覽', '览'), ('訂', '订'), ('訓', '训'),
    ('託', '托'), ('記', '记'), ('設', '设'), ('註', '注'), ('証', '证'), ('評', '评'), ('試', '试'), ('話', '话'),
    ('該', '该'), ('說', '说'), ('説', '说'), ('調', '调'), ('論', '论'), ('諧', '谐'), ('諮', '咨'), ('證', '证'),
    ('讀', '读'), ('變', '变'), ('豐', '丰'), ('負', '负'), ('財', '财'), ('責', '责'), ('賠', '赔'), ('質', '质'),
    ('賬', '账'), ('購', '购'), ('躍', '跃'), ('較', '较'), ('載', '载'), ('輕', '轻'), ('輿', '舆'), ('連', '连'),
    ('週', '周'), ('達', '达'), ('違', '违'), ('遞', '递'), ('遺', '遗'), ('還', '还'), ('郵', '邮'), ('針', '针'),
    ('銷', '销'), ('錄', '录'), ('錫', '锡'), ('錯', '错'), ('錶', '表'), ('間', '间'), ('閱', '阅'), ('閲', '阅'),
    ('闆', '板'), ('隊', '队'), ('隨', '随'), ('電', '电'), ('頁', '页'), ('順', '顺'), ('須', '须'), ('預', '预'),
    ('領', '领'), ('頭', '头'), ('餘', '余'), ('驗', '验'), ('黨', '党'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_stay() {
        assert!(PAIRS.is_sorted() && PAIRS.iter().all(|(a, b)| a.len_utf8() == b.len_utf8()));
        assert!(WORDS.iter().all(|(other, usual)| other.len() == usual.len()));
        let text = "2023年，本機關共收到政府資訊公開申請15件，較上年減少3件，均已按期答覆。";
        let read = simplified(text);
        assert_eq!(read, "2023年，本机关共收到政府信息公开申请15件，较上年减少3件，均已按期答复。");
        assert_eq!(read.len(), text.len());
    }

    #[test]
    fn what_was_written_is_kept() {
        let passage = |text: &str| Passage { text: text.to_owned(), ..Passage::default() };
        let mut prose = [passage("公開信息"), passage("收到申請3件"), passage("x")];
        simplify(&mut prose);
        assert_eq!(prose.each_ref().map(|passage| passage.text.as_str()), ["公开信息", "收到申请3件", "x"]);
        assert_eq!(prose.each_ref().map(Passage::quote), ["公開信息", "收到申請3件", "x"]);
    }
}
