//! Years beside other words: what moved from one year to the next, and what is compared with a year before.

use super::lexicon::{Act, Term};
use super::numeral::Numeral;
use super::token::{Kind, Token};
use crate::report::claims::Unit;

/// Tokens without meaning of their own between a year and its word (结转 至 2024年).
const BETWEEN: usize = 3;

/// Settles what a year that belongs to another word says, in a report of that year: 2022年结转 is what came from last
/// year, 结转至2024年 what goes to the next, 较2022年 a comparison. Such a year is not the year of what follows.
pub fn relate(tokens: &mut [Token], year: Option<i32>) {
    for at in 0..tokens.len() {
        let Some(Token { kind: Kind::Term(term), .. }) = tokens.get(at).copied() else { continue };
        if !matches!(term, Term::Act(Act::Carried | Act::CarriedOut) | Term::Move | Term::Than | Term::Compare) {
            continue;
        }
        compare_around(tokens, at, year);
        let (before, after) = (neighbour(tokens, at, Step::Back), neighbour(tokens, at, Step::On));
        let past =
            |found: &Option<usize>| found.and_then(|at| tokens.get(at)).is_some_and(|token| is_past(token, year));
        // 2021年结转 in a report of 2023 is of that year.
        let last = |found: &Option<usize>| {
            let token = found.and_then(|at| tokens.get(at));
            past(found)
                && token.is_some_and(|token| match token.kind {
                    Kind::Number(numeral) => year.is_none_or(|year| stated(numeral) == Some(i64::from(year) - 1)),
                    _ => true,
                })
        };
        let next =
            |found: &Option<usize>| found.and_then(|at| tokens.get(at)).is_some_and(|token| is_next(token, year));
        let (becomes, spent) = match term {
            Term::Act(Act::Carried | Act::CarriedOut) | Term::Move if last(&before) => (Act::CarriedIn.into(), before),
            Term::Act(Act::Carried) | Term::Move if next(&after) => (Act::CarriedOut.into(), after),
            Term::Act(Act::CarriedOut) if next(&after) => (term, after),
            Term::Move if next(&before) => (Act::CarriedOut.into(), before),
            Term::Than | Term::Compare if past(&after) => (Term::Compare, after),
            Term::Than if past(&before) => (Term::Compare, before),
            Term::Than => (Term::And, None),
            _ => continue,
        };
        if let Some(token) = tokens.get_mut(at) {
            token.kind = Kind::Term(becomes);
        }
        let done = spent.and_then(|at| neighbour(tokens, at, Step::On)).filter(|_| becomes == Act::CarriedOut.into());
        if let Some(token) = done.and_then(|at| tokens.get_mut(at))
            && matches!(token.kind, Kind::Term(Term::Act(Act::Processed | Act::Handled | Act::Answered)))
        {
            // 结转至2024年办理 is not what was done.
            token.kind = Kind::Term(Term::Filler);
        }
        if let Some(token) = spent.and_then(|at| tokens.get_mut(at)) {
            token.kind = match token.kind {
                Kind::Number(numeral) => Kind::Year(numeral),
                _ => Kind::Term(Term::Filler),
            };
        }
    }
}

/// 较上年收到的96件, 比上年收到96件增长25%: what stands between the comparison and last year's number is what that counts. 与上年相比
/// is over before what follows it.
pub fn name_past(text: &str, tokens: &mut [Token]) {
    let opens =
        |token: &Token| token.kind == Kind::Term(Term::Compare) && token.word(text).starts_with(['较', '比', '相']);
    for at in 0..tokens.len() {
        if !opens(&tokens[at]) {
            continue;
        }
        let rest = super::grammar::ahead(tokens, at + 1);
        let named = rest.iter().take_while(|token| !super::grammar::ends_segment(token)).count();
        let [said @ .., last] = &rest[..named] else { continue };
        let change = |token: &Token| matches!(token.kind, Kind::Term(Term::Rise | Term::Fall));
        let names = |token: &Token| {
            use Term::{Act, Applicant, Channel, Outcome, Result};
            matches!(token.kind, Kind::Term(Act(_) | Applicant(_) | Channel(_) | Outcome(_) | Result(_)))
        };
        let done = said.iter().chain([last]).any(names);
        let counted = rest.get(named).is_some_and(super::grammar::is_count);
        let told = last.word(text) == "的" || rest.get(named + 1).is_some_and(change);
        if done && counted && told && !rest[..named].iter().any(change) {
            tokens[at].kind = Kind::Term(Term::Before);
        }
    }
}

/// 与2022年的41件相比: the comparison stands around last year's number.
fn compare_around(tokens: &mut [Token], at: usize, year: Option<i32>) {
    if !matches!(tokens.get(at), Some(Token { kind: Kind::Term(Term::Than), .. })) {
        return;
    }
    let number = at.checked_sub(1).filter(|at| tokens.get(*at).is_some_and(super::grammar::is_count));
    let Some(past) = number.and_then(|number| neighbour(tokens, number, Step::Back)) else { return };
    let Some(joint) = past.checked_sub(1) else { return };
    let joined = matches!(tokens.get(joint), Some(Token { kind: Kind::Term(Term::And), .. }));
    if joined && let Some(token) = tokens.get_mut(past).filter(|token| is_past(token, year)) {
        token.kind = match token.kind {
            Kind::Number(numeral) => Kind::Year(numeral),
            _ => Kind::Term(Term::Filler),
        };
        if let Some(token) = tokens.get_mut(joint) {
            token.kind = Kind::Term(Term::Compare);
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Back,
    On,
}

/// The next token that says something.
fn neighbour(tokens: &[Token], at: usize, step: Step) -> Option<usize> {
    let mut places = (1..=BETWEEN).map_while(|n| if step == Step::Back { at.checked_sub(n) } else { Some(at + n) });
    places.find(|at| match tokens.get(*at).map(|token| token.kind) {
        Some(Kind::Term(Term::Filler | Term::To)) => false,
        Some(Kind::Unknown(chars)) => chars > 1,
        _ => true,
    })
}

fn is_past(token: &Token, year: Option<i32>) -> bool {
    match token.kind {
        Kind::Term(Term::LastYear) => true,
        Kind::Number(numeral) => stated(numeral).is_some_and(|stated| year.is_none_or(|year| stated < i64::from(year))),
        _ => false,
    }
}

fn is_next(token: &Token, year: Option<i32>) -> bool {
    match token.kind {
        Kind::Term(Term::NextYear) => true,
        Kind::Number(numeral) => stated(numeral).is_some_and(|stated| year.is_none_or(|year| stated > i64::from(year))),
        _ => false,
    }
}

fn stated(numeral: Numeral) -> Option<i64> {
    numeral.value.integer().filter(|_| numeral.unit == Unit::Year)
}
