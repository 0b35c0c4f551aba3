//! Prose in traditional characters, read as if it were simplified: the same places, byte for byte.

use super::normal;
use crate::report::Report;

/// The character without which no report is written.
const OPEN: char = '開';

/// Words that are others in Taiwan, as they stand once their characters are simplified; each as long as its own.
const WORDS: &[(&str, &str)] =
    &[("资讯", "信息"), ("网路", "网络"), ("性檔案", "性文件"), ("答覆", "答复"), ("回覆", "回复")];

/// Simplifies the prose of a report in traditional characters, and the name by which it speaks of the body; a passage keeps
/// what was written.
pub fn simplify(report: &mut Report) {
    if !report.prose.iter().any(|passage| passage.text.contains(OPEN)) {
        return;
    }
    report.name = simplified(&report.name);
    for passage in &mut report.prose {
        let text = simplified(&passage.text);
        if text != passage.text {
            passage.written = Some(std::mem::replace(&mut passage.text, text));
        }
    }
}

/// The text in simplified characters: as long as it was, in bytes.
fn simplified(text: &str) -> String {
    let text: String = text.chars().map(character).collect();
    WORDS.iter().fold(text, |text, (other, usual)| if text.contains(other) { text.replace(other, usual) } else { text })
}

fn character(c: char) -> char {
    // Most characters are the same; a pair is twice as long as one.
    let pair = PAIRS.find(c).filter(|at| at % (2 * c.len_utf8()) == 0);
    pair.and_then(|at| PAIRS[at..].chars().nth(1)).unwrap_or_else(|| normal::simplified(c))
}

/// The characters of the grammar's words and the rules', besides those of the form's labels: each with the simplified one
/// behind it.
const PAIRS: &str = "\
    並并佈布佔占併并來来備备傳传償偿兩两劃划協协參参圖图場场壓压夠够將将導导層层幣币廳厅後后徑径從从徵征態态戶户採采擴扩敗败時时暫暂標标檢检欄栏沒没減减準准滿满漲涨爲为狀状環环畢毕當当監监眾众稅税稱称穩稳\
    穫获節节簡简約约納纳紙纸級级終终給给線线繳缴義义聯联號号衆众裏里裡里製制覈核見见訂订訓训記记設设証证評评話话該该調调諮咨證证讀读變变負负財财責责質质購购較较載载連连達达遞递還还郵邮銷销錄录間间閱阅閲阅\
    隊队隨随電电頁页順顺須须預预領领頭头餘余驗验";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Passage;

    #[test]
    fn places_stay() {
        let pairs: Vec<char> = PAIRS.chars().collect();
        for pair in pairs.chunks(2) {
            assert!(pair[0] != pair[1] && pair.iter().all(|c| c.len_utf8() == 3) && character(pair[0]) == pair[1]);
            assert_eq!(character(pair[1]), pair[1]);
        }
        assert!(WORDS.iter().all(|(other, usual)| other.len() == usual.len()));
        let text = "2023年，本機關共收到政府資訊公開申請15件，較上年減少3件，均已按期答覆。";
        let read = simplified(text);
        assert_eq!(read, "2023年，本机关共收到政府信息公开申请15件，较上年减少3件，均已按期答复。");
        assert_eq!(read.len(), text.len());
    }

    #[test]
    fn what_was_written_is_kept() {
        let passage = |text: &str| Passage { text: text.to_owned(), ..Passage::default() };
        let prose = ["公開信息", "收到申請3件", "x"];
        let mut report =
            Report { name: "縣審計局".to_owned(), prose: prose.map(passage).into(), ..Report::default() };
        simplify(&mut report);
        let read: Vec<&str> = report.prose.iter().map(|passage| passage.text.as_str()).collect();
        assert_eq!(read, ["公开信息", "收到申请3件", "x"]);
        assert_eq!(report.prose.iter().map(Passage::quote).collect::<Vec<_>>(), prose);
        assert_eq!(report.name, "县审计局");
    }
}
