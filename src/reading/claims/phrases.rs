//! Phrases that say together what none of their words says alone.

use super::lexicon::{Act, Term};
use super::numeral::{Numeral, Unit};
use super::token::{Kind, Token};

/// Tokens behind a number among which the word is looked for that makes it last year's.
const BEHIND: usize = 3;

/// Settles them in the tokens of a sentence.
pub fn settle(text: &str, tokens: &mut Vec<Token>) {
    without_parentheses(tokens);
    for at in 1..tokens.len() {
        let Kind::Number(Numeral { unit: unit @ (Unit::Pieces | Unit::Bare | Unit::Yuan), .. }) = tokens[at].kind
        else {
            continue;
        };
        let before = tokens[at - 1];
        let word = text.get(before.start..before.end).unwrap_or_default();
        if matches!(word, "由" | "从") && moves(&tokens[at + 1..]) {
            tokens[at - 1].kind = Kind::Term(Term::Compare);
        } else if word == "公开"
            && unit == Unit::Pieces
            && opens(&tokens[..at - 1])
            && lists_outcomes(&tokens[at + 1..])
        {
            tokens[at - 1].kind = Kind::Term(Term::Outcome("granted"));
        }
    }
}

fn is_pieces(kind: Kind) -> bool {
    matches!(kind, Kind::Number(Numeral { unit: Unit::Pieces | Unit::Bare, .. }))
}

/// 较上年（69件）上升: the parentheses say no more than that the year's number stands in them.
fn without_parentheses(tokens: &mut Vec<Token>) {
    for open in (1..tokens.len().saturating_sub(2)).rev() {
        let [before, first, number, last] = [open - 1, open, open + 1, open + 2].map(|at| tokens[at].kind);
        let past = match before {
            Kind::Term(Term::Compare | Term::LastYear) => true,
            Kind::Number(numeral) => numeral.unit == Unit::Year,
            _ => false,
        };
        if past && first == Kind::Open && last == Kind::Close && is_pieces(number) {
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
fn lists_outcomes(after: &[Token]) -> bool {
    let next = after.iter().position(|token| is_pieces(token.kind)).unwrap_or(0);
    let other = |token: &Token| {
        matches!(token.kind, Kind::Term(Term::Outcome("partly_granted" | "refused" | "unable" | "declined")))
    };
    after[..next].iter().any(other)
}
