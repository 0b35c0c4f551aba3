//! Kangxi radicals back to the ideographs they look like.
//!
//! A font draws a radical and its ideograph with one glyph, and many producers (Skia among them) then name the radical
//! in ToUnicode: 一 becomes U+2F00. No report means the radical.

use crate::characters::has_pair;

/// The ideographs of U+2F00 to U+2FD5, in order.
const KANGXI: &str = "\
    一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴\
    廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿\
    目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵\
    邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

/// Radicals of the supplement block that simplified text has as characters of their own.
const SUPPLEMENT: &[(char, char)] = &[
    ('\u{2E9F}', '母'),
    ('\u{2EA0}', '民'),
    ('\u{2EC1}', '虎'),
    ('\u{2EC4}', '西'),
    ('\u{2EC5}', '见'),
    ('\u{2EC6}', '角'),
    ('\u{2EC9}', '贝'),
    ('\u{2ECB}', '车'),
    ('\u{2ED3}', '长'),
    ('\u{2ED4}', '门'),
    ('\u{2ED8}', '青'),
    ('\u{2ED9}', '韦'),
    ('\u{2EDA}', '页'),
    ('\u{2EDB}', '风'),
    ('\u{2EDC}', '飞'),
    ('\u{2EDD}', '食'),
    ('\u{2EE2}', '马'),
    ('\u{2EE3}', '骨'),
    ('\u{2EE4}', '鬼'),
    ('\u{2EE5}', '鱼'),
    ('\u{2EE6}', '鸟'),
    ('\u{2EE8}', '麦'),
    ('\u{2EE9}', '黄'),
    ('\u{2EEC}', '齐'),
    ('\u{2EEE}', '齿'),
    ('\u{2EF0}', '龙'),
    ('\u{2EF3}', '龟'),
];

/// The ideograph of a radical; any other character as it is.
pub fn ideograph(character: char) -> char {
    let found = match character {
        '\u{2F00}'..='\u{2FD5}' => KANGXI.chars().nth(character as usize - 0x2F00),
        '\u{2E80}'..='\u{2EF3}' => {
            SUPPLEMENT.iter().find(|(radical, _)| *radical == character).map(|(_, ideograph)| *ideograph)
        }
        _ => None,
    };
    found.unwrap_or(character)
}

/// A text with its radicals as ideographs, as what is copied out of pages has them. Both have three bytes: all places stay.
pub fn folded(text: String) -> String {
    // The first two bytes of both blocks.
    let may_be = |a: u8, b: u8| (a == 0xe2) & (0xba..=0xbf).contains(&b);
    if has_pair(&text, may_be) { text.chars().map(ideograph).collect() } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn radicals_become_ideographs() {
        for (radical, expected) in [('⼀', '一'), ('⾏', '行'), ('⿕', '龠'), ('⻓', '长'), ('一', '一'), ('1', '1')]
        {
            assert_eq!(ideograph(radical), expected);
            assert_eq!(folded(format!("{radical}a")).len(), radical.len_utf8() + 1);
        }
        assert_eq!(folded("平湖县⽯桥镇⼈⺠政府".to_owned()), "平湖县石桥镇人民政府");
    }
}
