//! Phrases that say together what none of their words says alone.

use super::lexicon::{Act, Term, Topic};
use super::numeral::Numeral;
use super::token::{Has, Kind, Token};
use crate::report::claims::{Quantity, Unit};

/// Tokens behind a number among which the word is looked for that makes it last year's.
const BEHIND: usize = 3;

/// Settles them in the tokens of a sentence.
pub fn settle(text: &str, tokens: &mut Vec<Token>, has: &mut Has) {
    if has.parentheses > 0 {
        without_parentheses(tokens);
    }
    if has.moved {
        carried_over(text, tokens);
    }
    if has.outcomes {
        petitions(text, tokens);
        wholly_or_partly(text, tokens);
    }
    if has.cases {
        ways_to_court(text, tokens);
    }
    for at in 1..tokens.len() {
        let Kind::Number(Numeral { unit: unit @ (Unit::Pieces | Unit::Bare | Unit::Yuan), .. }) = tokens[at].kind
        else {
            continue;
        };
        let before = tokens[at - 1];
        let word = before.word(text);
        // 已办理的3件: they are finished.
        if word == "的" && at > 1 && tokens[at - 2].word(text) == "已办理" {
            tokens[at - 2].kind = Kind::Term(Act::Handled.into());
        } else if word == "个人" && has.applications && beside(text, &tokens[at + 1..], "单位") {
            tokens[at - 1].kind = Kind::Term(Term::Applicant(Quantity::NaturalPerson));
        } else if word == "单位" && has.applications && beside(text, &tokens[..at - 1], "个人") {
            tokens[at - 1].kind = Kind::Term(Term::Applicant(Quantity::Organizations));
        } else if word == "每" && unit == Unit::Pieces {
            tokens[at - 1].kind = Kind::Term(Term::Average);
        } else if matches!(word, "由" | "从") && moves(&tokens[at + 1..]) {
            tokens[at - 1].kind = Kind::Term(Term::Compare);
            has.compared = true;
        } else if word == "公开" && unit != Unit::Yuan && opens(&tokens[..at - 1]) && lists_outcomes(&tokens[at + 1..])
        {
            tokens[at - 1].kind = Kind::Term(Term::Outcome(Quantity::Granted));
        } else if word == "文件" && is_of_documents(&tokens[..at - 1]) {
            tokens[at - 1].kind = Kind::Term(Term::Filler);
        }
    }
}

/// 行政诉讼9件（直接4件、经复议5件）; 复议12件，应诉9件: behind suits, how they came to court; beside reviews, the suits.
fn ways_to_court(text: &str, tokens: &mut [Token]) {
    let (mut reviews, mut suits) = (false, false);
    for at in 0..tokens.len() {
        let word = |word: &str| tokens[at].word(text) == word;
        let behind = || {
            let said = |token: &&Token| !matches!(token.kind, Kind::Term(Term::Filler));
            tokens[at + 1..].iter().take(BEHIND).find(said).map(|token| token.kind)
        };
        let through = || ["经", "经过"].iter().any(|word| text[..tokens[at].start].ends_with(word));
        let way = match tokens[at].kind {
            Kind::Term(Term::Topic(Topic::Case(Quantity::Reconsideration))) if suits && through() => {
                let ends = |next: Kind| {
                    is_pieces(next) || matches!(next, Kind::Stop | Kind::Strong | Kind::Close | Kind::Term(Term::And))
                };
                Some(Quantity::After).filter(|_| behind().is_none_or(ends))
            }
            Kind::Unknown(_) if suits && word("直接") => {
                Some(Quantity::Direct).filter(|_| behind().is_some_and(is_pieces))
            }
            Kind::Term(Term::Act(Act::Judged)) if reviews && word("应诉") => {
                Some(Quantity::Litigation).filter(|_| tokens.get(at + 1).is_some_and(|next| is_pieces(next.kind)))
            }
            Kind::Term(Term::Topic(Topic::Case(case))) => {
                reviews |= case == Quantity::Reconsideration;
                suits |= matches!(case, Quantity::Litigation | Quantity::Direct | Quantity::After);
                None
            }
            _ => None,
        };
        if let Some(way) = way {
            tokens[at].kind = Kind::Term(Term::Topic(Topic::Case(way)));
        }
    }
}

/// 公开或部分公开: of what was given.
fn wholly_or_partly(text: &str, tokens: &mut [Token]) {
    for at in 2..tokens.len() {
        if let [first, joint, Token { kind: Kind::Term(Term::Outcome(Quantity::PartlyGranted)), .. }] =
            &tokens[at - 2..=at]
            && joint.kind == Kind::Term(Term::And)
            && first.word(text) == "公开"
        {
            tokens[at - 2].kind = Kind::Term(Term::Outcome(Quantity::Granted));
        }
    }
}

/// 属于信访举报投诉、重复申请等情形不予处理: petitions are why, and not what is counted.
fn petitions(text: &str, tokens: &mut [Token]) {
    let mut declined = false;
    for token in tokens.iter_mut().rev() {
        match token.kind {
            Kind::Term(Term::Outcome(Quantity::Declined)) => declined = true,
            Kind::Term(Term::Topic(Topic::Foreign)) if declined => {
                let word = token.word(text);
                if ["信访", "投诉", "举报"].iter().any(|petition| word.starts_with(petition)) {
                    token.kind = Kind::Term(Term::Outcome(Quantity::DeclinedPetition));
                }
            }
            Kind::Stop | Kind::Strong | Kind::Colon | Kind::Open | Kind::Close | Kind::Number(_) => declined = false,
            _ => {}
        }
    }
}

/// 制定规范性文件14件，废止文件6件，现行有效文件83件: the papers behind `before` are the documents that it names.
fn is_of_documents(before: &[Token]) -> bool {
    let made = matches!(before, [.., Token { kind: Kind::Term(Term::Act(Act::Repealed | Act::InForce)), .. }]);
    let document = |token: &Token| matches!(token.kind, Kind::Term(Term::Topic(Topic::Document(_))));
    made && before.iter().rev().take(8 * BEHIND).any(document)
}

/// 新收和结转, 新收、结转、办结、转下年: what stands beside 新收 was carried over; 连同结转: with it.
fn carried_over(text: &str, tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        let Kind::Term(Term::Act(act @ (Act::Carried | Act::CarriedIn))) = tokens[at].kind else { continue };
        let word = |token: &Token| token.word(text);
        let before = at.checked_sub(1).map(|at| &tokens[at]);
        let with = before.is_some_and(|before| match before.kind {
            Kind::Term(Term::Including) => true,
            Kind::Term(Term::And) => word(before).chars().nth(1).is_some_and(|c| matches!(c, '同' | '上')),
            _ => false,
        });
        let becomes = if with || word(&tokens[at]).starts_with(['含', '连', '加']) {
            Act::CarriedWith
        } else if act == Act::Carried && (beside_new(text, tokens, at) || goes_on(tokens, at)) {
            Act::CarriedIn
        } else {
            continue;
        };
        tokens[at].kind = Kind::Term(becomes.into());
    }
}

/// Whether the word is joined to 新收: 新收申请和结转申请, 28件新收申请和8件结转申请.
fn beside_new(text: &str, tokens: &[Token], at: usize) -> bool {
    is_joined_to_new(text, tokens, at, false) || is_joined_to_new(text, tokens, at, true)
}

fn is_joined_to_new(text: &str, tokens: &[Token], at: usize, on: bool) -> bool {
    let (mut joined, mut listed, mut counted) = (false, false, false);
    for step in 1..=2 * BEHIND {
        let at = if on { at + step } else { at.wrapping_sub(step) };
        let Some(token) = tokens.get(at) else { return false };
        match token.kind {
            Kind::Term(Term::And) => (joined, listed) = (true, token.word(text) == "、"),
            // 新收100件、结转7件: in or out.
            Kind::Term(Term::Act(Act::New)) => return joined && !(listed && counted),
            Kind::Number(_) => counted = true,
            Kind::Term(Term::Filler | Term::ThisYear | Term::Topic(_)) => {}
            _ => return false,
        }
    }
    false
}

/// Whether it is told in one row with what came in before it and what was finished and goes on behind it.
fn goes_on(tokens: &[Token], at: usize) -> bool {
    let row = |token: &&Token| !matches!(token.kind, Kind::Strong | Kind::Open | Kind::Close);
    let acts = |token: &Token| match token.kind {
        Kind::Term(Term::Act(act)) => Some(act),
        _ => None,
    };
    let new = tokens[..at].iter().rev().take(2 * BEHIND).take_while(row).find_map(acts) == Some(Act::New);
    let mut after = tokens[at + 1..].iter().take(4 * BEHIND).take_while(row).filter_map(acts);
    new && after.next() == Some(Act::Handled) && after.next() == Some(Act::CarriedOut)
}

fn is_pieces(kind: Kind) -> bool {
    matches!(kind, Kind::Number(Numeral { unit: Unit::Pieces | Unit::Bare, .. }))
}

/// 较上年（69件）上升: the parentheses say no more than that the year's number stands in them.
fn without_parentheses(tokens: &mut Vec<Token>) {
    for open in (1..tokens.len().saturating_sub(2)).rev() {
        if !matches!(tokens[open].kind, Kind::Open) {
            continue;
        }
        let [before, number, last] = [open - 1, open + 1, open + 2].map(|at| tokens[at].kind);
        let past = match before {
            Kind::Term(Term::Compare | Term::LastYear) => true,
            Kind::Number(numeral) => numeral.unit == Unit::Year,
            _ => false,
        };
        if past && last == Kind::Close && is_pieces(number) {
            tokens.remove(open + 2);
            tokens.remove(open);
        }
    }
}

/// 由5件增至6件, 由5件、由3件分别增至6件、4件: what the number became stands behind it.
fn moves(after: &[Token]) -> bool {
    let is = |token: &Token, to: bool| match token.kind {
        Kind::Term(Term::To | Term::Rise | Term::Fall) => to,
        Kind::Term(Term::Respectively) => !to,
        _ => false,
    };
    let words = |token: &&Token| matches!(token.kind, Kind::Term(_) | Kind::Unknown(_));
    let both = after.iter().take(4 * BEHIND).position(|token| is(token, false));
    let to = |after: &[Token]| after.iter().take(BEHIND).take_while(words).any(|token| is(token, true));
    to(after) || both.is_some_and(|both| to(&after[both..]))
}

/// 个人95件、单位25件: whether the other one of both stands beside it, before its own number.
fn beside(text: &str, tokens: &[Token], other: &str) -> bool {
    let near = |pair: &[Token]| pair[0].word(text) == other && is_pieces(pair[1].kind);
    let far = tokens.len().saturating_sub(BEHIND);
    tokens[..tokens.len().min(BEHIND)].windows(2).any(near) || tokens[far..].windows(2).any(near)
}

/// Whether nothing before it says what is made public.
fn opens(before: &[Token]) -> bool {
    let Some(last) = before.last() else { return true };
    let dealt = Act::Handled;
    match last.kind {
        Kind::Stop | Kind::Strong | Kind::Colon | Kind::Open | Kind::Unknown(1) => true,
        Kind::Term(Term::Among | Term::Respectively | Term::Including | Term::Filler) => true,
        Kind::Term(Term::Act(act)) => matches!(act, Act::Answered | Act::Processed) || act == dealt,
        _ => false,
    }
}

/// 公开3件，部分公开1件、不予公开1件: the next number is of another outcome.
pub fn lists_outcomes(after: &[Token]) -> bool {
    let next = after.iter().position(|token| is_pieces(token.kind)).unwrap_or(0);
    let other = |token: &Token| {
        matches!(
            token.kind,
            Kind::Term(Term::Outcome(
                Quantity::PartlyGranted | Quantity::Refused | Quantity::Unable | Quantity::Declined
            ))
        )
    };
    after[..next].iter().any(other)
}
