//! Applications and cases of something else than information: what they are of stands right before them.

use super::lexicon::{Act, Term, Topic};
use super::token::{Has, Kind, Token};
use crate::report::claims::Scope;

/// Characters of a name, at least: one by itself is a particle.
const NAME: usize = 2;
/// What bodies are called by: 全局行政复议40件 are cases of the body.
const BODIES: &[char] =
    &['局', '厅', '委', '办', '府', '省', '市', '县', '区', '镇', '乡', '关', '位', '门', '级', '院'];

/// Marks the applications and cases in a sentence that are of something else.
pub fn set_apart(text: &str, tokens: &mut [Token], has: Has) {
    if has.moved {
        without_moved(text, tokens);
    }
    if has.applications {
        without_other_applications(text, tokens);
    }
    if has.cases {
        without_other_cases(text, tokens);
    }
}

/// What stands before an application.
#[derive(Default)]
struct Before {
    /// Characters that are no words of the form, one after another: the name of what is applied for.
    name: usize,
    /// Something that is applied for is named right before.
    odd: bool,
    /// The words say what it is about (涉及, 关于).
    about: bool,
    /// It is joined by 的 or 类.
    joined: bool,
    /// It is told that documents move (转为).
    moved: bool,
    /// It comes in.
    received: bool,
}

/// An application that says no more than 申请 or 申请件, behind words outside the vocabulary (低保申请) or a decision that is asked
/// for (行政许可申请), is of something else; one about something (涉及征地的申请, 征地类申请) is some of them.
fn without_other_applications(text: &str, tokens: &mut [Token]) {
    let mut before = Before::default();
    for token in tokens {
        let word = || token.word(text);
        if let Kind::Term(Term::Topic(Topic::Applications)) = token.kind
            && ((before.odd && (before.joined || is_plain(word()))) || (before.moved && word().starts_with('依')))
        {
            token.kind = Kind::Term(Term::Odd);
            before = Before { moved: before.moved, ..Before::default() };
            continue;
        }
        before.see(token.kind, word);
    }
}

/// Whether a word says no more than that something is applied for (申请, 申请件, 申请书).
fn is_plain(word: &str) -> bool {
    word.starts_with("申请") && !word.contains("公开") && !word.contains("信息")
}

impl Before {
    fn see<'t>(&mut self, kind: Kind, word: impl Fn() -> &'t str) {
        self.moved &= matches!(kind, Kind::Term(Term::Filler | Term::Topic(_)));
        let named = std::mem::take(&mut self.name);
        let received = std::mem::take(&mut self.received);
        match kind {
            Kind::Unknown(chars) => (self.name, self.joined) = (named + chars, false),
            // 转学申请, 学籍转学申请, 优待证申请: words of the vocabulary may be part of a name.
            Kind::Term(Term::Move) => {
                (self.name, self.joined) = (named + word().chars().count(), false);
                self.moved = word().starts_with('转');
            }
            // 复核申请, 组织登记申请: what is asked for.
            Kind::Term(Term::Act(Act::Judged)) if received || named >= NAME || self.odd => self.name = NAME,
            Kind::Term(Term::Act(Act::Received)) if self.odd && word() == "登记" => self.name = NAME,
            Kind::Term(Term::Scope(Scope::Filed)) => self.name = NAME,
            Kind::Term(Term::Topic(Topic::Foreign | Topic::Decision(_))) => {
                (self.name, self.joined) = (NAME, false);
            }
            // 受理事项申请98000件.
            Kind::Term(Term::Filler) if word() == "事项" => (self.name, self.joined) = (NAME, false),
            Kind::Term(Term::Filler) if self.odd && matches!(word(), "的" | "类" | "方面") => {
                (self.name, self.joined) = (NAME, self.about || word() == "类");
            }
            // 车位权属的申请.
            Kind::Term(Term::Filler) if named > 0 && word() == "属" => self.name = named + 1,
            // 律师事务所提出的申请: of those only.
            Kind::Term(Term::Filler) if self.odd && word().starts_with(['提', '递']) => {
                (self.name, self.about) = (NAME, true);
            }
            Kind::Term(Term::Filler) if self.moved => self.name = named,
            Kind::Term(Term::Act(act)) => {
                self.about |= act == Act::Concerned;
                self.received = matches!(act, Act::Received | Act::Accepted | Act::New);
            }
            Kind::Term(Term::Filler) => self.about |= matches!(word(), "关于" | "有关"),
            Kind::Stop | Kind::Strong | Kind::Number(_) => self.about = false,
            _ => {}
        }
        self.odd = self.name >= NAME;
    }
}

/// 工伤认定行政复议40件、行政诉讼50件: a clause that begins with what its cases are of.
fn without_other_cases(text: &str, tokens: &mut [Token]) {
    // Whether a clause begins here, such words begin it, or cases of something else go on.
    let (mut begins, mut named, mut odd) = (true, false, false);
    for token in tokens {
        match token.kind {
            Kind::Term(Term::Topic(Topic::Case(_))) if named || odd => {
                token.kind = Kind::Term(Term::Odd);
                (named, odd) = (false, true);
            }
            Kind::Unknown(chars) => {
                let word = token.word(text);
                let of_body = word.starts_with(['全', '各', '我', '本']) || word.ends_with(BODIES);
                (named, odd) = (begins && chars > NAME && !of_body, false);
            }
            Kind::Number(_) | Kind::Term(Term::And) => named = false,
            Kind::Term(Term::ThisYear) => {}
            _ => (named, odd) = (false, false),
        }
        begins = match token.kind {
            Kind::Stop | Kind::Strong | Kind::Colon | Kind::Open | Kind::Close => true,
            Kind::Term(Term::ThisYear) => begins,
            _ => false,
        };
    }
}

/// 依申请公开转为主动公开: documents that move, no applications.
fn without_moved(text: &str, tokens: &mut [Token]) {
    for at in 1..tokens.len() {
        if !matches!(tokens[at].kind, Kind::Term(Term::Move)) {
            continue;
        }
        let word = |at: usize| tokens.get(at).map_or("", |token| token.word(text));
        let kind = |at: usize| tokens.get(at).map(|token| token.kind);
        let next = at + 1 + usize::from(matches!(kind(at + 1), Some(Kind::Term(Term::Filler))));
        let to = matches!(kind(next), Some(Kind::Term(Term::Topic(Topic::Disclosure))));
        if to
            && word(at).starts_with(['转', '调', '变'])
            && (word(at - 1).starts_with('依') || word(at - 1).ends_with("公开"))
        {
            tokens[at - 1].kind = Kind::Term(Term::Odd);
        }
    }
}
