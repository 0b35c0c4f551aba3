//! The closed vocabulary: what words of reports ([`WORDS`]) say, and how they are found. The longest word at a place
//! wins; blanks inside a word (broken lines) do not matter.

use super::words::WORDS;
use super::{numeral, token};
use crate::reading::sieve::Sieve;
use crate::report::claims::{Part, Quantity, Scope};
use std::sync::OnceLock;

/// What a sentence is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Applications for information.
    Applications,
    /// A block of the review table.
    Case(Quantity),
    /// Rules or normative documents.
    Document(Quantity),
    /// Decisions.
    Decision(Quantity),
    /// 行政事业性收费.
    Fees,
    /// 信息处理费.
    ProcessingFee,
    /// 主动公开.
    Disclosure,
    /// Something that the form does not count: petitions, proposals, visits.
    Foreign,
}

/// What is done or happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Act {
    Received,
    /// 受理: received, but of cases by the body that judges them.
    Accepted,
    New,
    CarriedIn,
    /// 连同结转: with what was carried over, where the number is of all together.
    CarriedWith,
    CarriedOut,
    /// 结转 without a year: in or out.
    Carried,
    Processed,
    /// 应答复: all that is to be dealt with.
    Due,
    Handled,
    Answered,
    Issued,
    Repealed,
    InForce,
    /// Made public.
    Published,
    /// 新公开, 对外公开总数量: columns of the form of 2019.
    Newly,
    Total,
    /// Posted somewhere: not the same as made public for the first time.
    Posted,
    /// 收取, 征收.
    Collected,
    /// 发生, 出现: only with a negation.
    Occurred,
    /// 不再处理: dropped, for a reason that is named.
    Dropped,
    /// 减免: a fee that was not asked for.
    Waived,
    /// 转送: given to another body.
    Transferred,
    /// 涉及: what something else is about.
    Concerned,
    /// 审结: of a case, by whoever judges it.
    Closed,
    /// 审理: what a reviewing body does, not the body reviewed.
    Judged,
}

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    /// What it is about.
    Topic(Topic),
    /// What happens.
    Act(Act),
    /// An application's amount in one word: 申请量.
    Intake,
    /// An outcome or ground.
    Outcome(Quantity),
    /// Who applied.
    Applicant(Quantity),
    /// How it came in.
    Channel(Quantity),
    /// How a case ended.
    Result(Part),
    /// 败诉: a suit ended so, whatever was spoken of before.
    Lost,
    /// 其他 by itself: what it means depends on the list.
    Other,
    /// 信息: what is made public.
    Information,
    /// Not.
    Negation,
    /// 均, 全部.
    All,
    /// 办结率, 答复率: all of them where it is 100%.
    Rate(Act),
    /// Any other rate.
    ForeignRate,
    /// 占.
    Share,
    /// Went up.
    Rise,
    /// Went down.
    Fall,
    /// 到, 至, 达: after a rise or fall the value itself follows.
    To,
    /// 比上年, 同比.
    Compare,
    /// So, where what last year's number counts stands between (较上年收到的96件).
    Before,
    /// Last year.
    LastYear,
    /// This year.
    ThisYear,
    /// What follows is a plan.
    Plan,
    /// 上半年, 五年来: what is counted is of another period than the year.
    Period,
    /// From some time on: of a year it says no less than the year.
    Since,
    /// 平均, 单月, 同一申请人: what the clause counts is an average, or of some only.
    Average,
    /// An application of something else, or of one kind only (工伤认定申请, 涉及征地的申请).
    Odd,
    /// 不属于本机关公开, 不属于政府信息: of no row of the form, whatever follows.
    Outside,
    /// 平台建设, 监督保障: a heading under which a number is of no application unless it says so.
    Aspect,
    /// 其中.
    Among,
    /// 另有: what is listed before is over.
    Besides,
    /// 包括.
    Including,
    /// 分别为.
    Respectively,
    /// 等.
    Etc,
    /// Whose numbers these are.
    Scope(Scope),
    /// 约, 近.
    Near,
    /// 超过, 逾.
    Above,
    /// 左右 after a number.
    Around,
    /// 零 as a predicate.
    Zero,
    /// A joint between words: 和, 及, 并.
    And,
    /// 较, 比: with a year before the report's, a comparison.
    Than,
    /// Next year.
    NextYear,
    /// 转入, 延至: with a year, carried.
    Move,
    /// 合计: alone it is the total of what was named.
    Total,
    /// 申请中有2件: of some of what stands before.
    Within,
    /// So many other bodies: what is said is of them.
    Bodies,
    /// 各: of each.
    Each,
    /// 企业: a business where those who applied are spoken of.
    Firm,
    /// 单位申请: all that are no natural persons, in a list of those who applied.
    Body,
    /// 申请人.
    Who,
    /// A website or the like: a channel where it is applications that come over it.
    Site,
    /// 率: of what is done before it.
    RateOf,
    /// 以上 after a number.
    Upward,
    /// Carries no meaning of its own.
    Filler,
}

impl From<Act> for Term {
    fn from(act: Act) -> Self {
        Self::Act(act)
    }
}

/// The words as a tree of characters: a word is a way down from the root of its first character.
#[derive(Debug)]
pub struct Lexicon {
    /// Characters that a word or a numeral begins with, and those that are tokens of their own.
    begins: Sieve,
    /// The first node of each root; a character's root is that of its remainder.
    roots: [u16; ROOTS],
    /// The first one is none.
    nodes: Vec<Node>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Node {
    /// No word has a character that two bytes do not hold.
    c: u16,
    /// One more than the place in [`WORDS`] of what the word that ends here says; 0 where none does.
    says: u16,
    /// The first node below and the next one beside it; 0 where there is none.
    below: u16,
    beside: u16,
}

const ROOTS: usize = 1024;

impl Lexicon {
    fn new() -> Self {
        let begins = token::MARKS.chars().fold(Sieve::of(numeral::BEGIN), Sieve::with);
        let mut tree = Self { begins, roots: [0; ROOTS], nodes: vec![Node::default()] };
        for ((_, words), says) in WORDS.iter().zip(1..) {
            for word in words.split(' ') {
                tree.begins = word.chars().take(1).fold(tree.begins, Sieve::with);
                tree.add(word, says);
            }
        }
        tree
    }

    fn add(&mut self, word: &str, says: u16) {
        let mut last = 0;
        for c in word.chars() {
            let added = self.nodes.len() as u16;
            let first = if last == 0 { &mut self.roots[c as usize % ROOTS] } else { &mut self.nodes[last].below };
            let beside = *first;
            let known = self.among(beside, c).map(|(known, _)| known);
            if known.is_none() {
                *if last == 0 { &mut self.roots[c as usize % ROOTS] } else { &mut self.nodes[last].below } = added;
                self.nodes.push(Node { c: c as u16, beside, ..Node::default() });
            }
            last = usize::from(known.unwrap_or(added));
        }
        self.nodes[last].says = says;
    }

    /// Bytes of `text` before the first character that may begin a token which says something.
    pub fn passed(&self, text: &str) -> usize {
        self.begins.passed(text.as_bytes())
    }

    /// The longest word that begins with `first` and goes on with `text`, and how many bytes of `text` are left behind it;
    /// blanks inside the word do not matter.
    pub fn word(&self, first: char, text: &str) -> Option<(Term, usize)> {
        let mut at = self.among(self.roots[first as usize % ROOTS], first);
        let mut rest = text.chars();
        let mut found = (0, 0);
        while let Some((_, node)) = at {
            if node.says > 0 {
                found = (usize::from(node.says), rest.as_str().len());
            }
            if node.below == 0 {
                break;
            }
            let next = rest.by_ref().find(|c| !matches!(c, ' ' | '\u{a0}' | '\u{3000}'));
            at = next.and_then(|c| self.among(node.below, c));
        }
        let (term, _) = WORDS.get(found.0.checked_sub(1)?)?;
        Some((*term, found.1))
    }

    /// The node of a character among those beside each other, and its index.
    fn among(&self, first: u16, c: char) -> Option<(u16, &Node)> {
        let mut at = first;
        let mut node = &self.nodes[usize::from(at)];
        while u32::from(node.c) != u32::from(c) {
            if node.beside == 0 {
                return None;
            }
            at = node.beside;
            node = &self.nodes[usize::from(at)];
        }
        Some((at, node))
    }
}

/// The vocabulary.
pub fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(Lexicon::new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Term::{All, Negation, Zero};
    use Topic::{Case, Document};
    use std::collections::BTreeSet;

    #[test]
    fn no_word_says_two_things() {
        let mut seen = BTreeSet::new();
        for word in WORDS.iter().flat_map(|(_, words)| words.split(' ')) {
            assert!(!word.is_empty() && seen.insert(word), "{word}");
            assert!(word.chars().all(|c| c <= '\u{ffff}'), "{word}");
        }
    }

    #[test]
    fn the_longest_word_wins_and_blanks_do_not_matter() {
        let word = |text: &str| {
            let mut rest = text.chars();
            let (term, left) = lexicon().word(rest.next()?, rest.as_str())?;
            Some((term, text.len() - left))
        };
        assert_eq!(word("行政复议6件"), Some((Term::Topic(Case(Quantity::Reconsideration)), "行政复议".len())));
        assert_eq!(word("行政 复议6件"), Some((Term::Topic(Case(Quantity::Reconsideration)), "行政 复议".len())));
        assert_eq!(word("规范性文件"), Some((Term::Topic(Document(Quantity::Normative)), "规范性文件".len())));
        assert_eq!(word("鼠"), None);
    }

    #[test]
    fn a_sentence_with_a_word_that_states_a_number_is_read() {
        let states = |text: &str| super::super::token::sentences(text).any(|sentence| sentence.states);
        for (_, words) in WORDS.iter().filter(|(term, _)| matches!(term, Negation | All | Zero)) {
            for word in words.split(' ') {
                let blank = word.chars().map(String::from).collect::<Vec<_>>().join("\u{3000}");
                assert!(states(word) && states(&blank), "{word}");
            }
        }
    }
}
