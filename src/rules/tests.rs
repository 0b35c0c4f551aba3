//! Every rule keeps its promises, and docs/rules.md and the pages under it say what the registry says.

use super::example::{findings, messages};
use super::{LEFT_OUT, RULES, Rule};
use crate::form::EDITIONS;
use crate::level::Level;
use crate::messages::{Language, text};
use std::fmt::Write;

const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs");

#[test]
fn every_rule_has_an_example_that_holds_and_one_that_fails() {
    for rule in RULES {
        let found = findings(rule, rule.holds);
        assert!(found.is_empty(), "{} finds {found:?} where it holds", rule.id);
        let found = findings(rule, rule.fails);
        assert!(!found.is_empty(), "{} finds nothing where it fails", rule.id);
        for finding in found {
            assert_eq!(finding.rule, rule.id);
            assert!(finding.level >= rule.level, "{} is heavier than it says", rule.id);
            for language in [Language::Chinese, Language::English] {
                let message = finding.message.render(language);
                assert!(!message.is_empty() && !message.contains('{'), "{}: {message}", rule.id);
            }
        }
    }
}

#[test]
fn every_rule_has_its_words_and_an_id_of_its_own() {
    let ids: Vec<&str> = RULES.iter().map(|rule| rule.id).chain([LEFT_OUT]).collect();
    for (number, id) in ids.iter().enumerate() {
        assert!(!ids[..number].contains(id), "{id} stands twice");
        for language in [Language::Chinese, Language::English] {
            for part in ["title", "why", "advice", "basis"] {
                assert!(!words(language, id, part).is_empty(), "{id}.{part} {language:?}");
            }
        }
    }
}

/// Run with `UPDATE=1` to write the pages anew.
#[test]
fn the_rules_pages_say_what_the_registry_says() {
    let pages = ["tables", "prose", "structure"].map(|group| (format!("rules/{group}.md"), details(group)));
    for (name, page) in [("rules.md".to_owned(), overview())].into_iter().chain(pages) {
        let path = format!("{DOCS}/{name}");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &page).unwrap_or_else(|error| panic!("{path}: {error}"));
        }
        let stands = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(stands == page, "docs/{name} is stale: run `UPDATE=1 cargo test rules_pages`");
    }
}

#[test]
fn what_a_rule_rests_on_is_what_its_words_say() {
    for rule in RULES {
        let file = rule.id.replace('.', "/").replace('-', "_");
        let path = format!("{}/src/rules/{file}.rs", env!("CARGO_MANIFEST_DIR"));
        let source = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let doc: String = source.lines().map_while(|line| line.strip_prefix("//!")).collect();
        let (_, basis) = doc.split_once("Basis: ").unwrap_or_else(|| panic!("{} rests on nothing", rule.id));
        // The notice is that of the report's year.
        let notices: String = EDITIONS.iter().map(|edition| edition.notice).collect();
        let said = words(Language::Chinese, rule.id, "basis").replace("{notice}", &notices);
        for named in [named(basis, '〔', '号'), named(basis, '第', '条')].concat() {
            assert!(said.contains(named), "{} rests on {named} and says {said}", rule.id);
        }
    }
}

/// The numbers of notices or articles that a text names.
fn named(text: &str, first: char, last: char) -> Vec<&str> {
    let starts = text.match_indices(first).map(|(start, _)| &text[start..]);
    starts.filter_map(|rest| Some(&rest[..rest.find(last)? + last.len_utf8()])).collect()
}

fn words(language: Language, id: &str, part: &str) -> &'static str {
    text(language, &format!("{id}.{part}"))
}

/// Every rule in a line, and what is said where the findings are too many.
fn overview() -> String {
    let mut page = String::from(
        "# Rules 规则\n\nWritten by a test from the registry (`src/rules.rs`) and the messages; do not edit.\n\
         错误: an identity of the form is broken or the report contradicts itself. 存疑: an expectation is not met. \
         提示: advice. 未能核对: could not be tested. A rule shows its heaviest level.\n\n| id | level | 规则 | rule |\n|---|---|---|---|\n",
    );
    for rule in RULES {
        let (chinese, english) =
            (words(Language::Chinese, rule.id, "title"), words(Language::English, rule.id, "title"));
        let (group, anchor) = (group(rule.id), rule.id.replace('.', ""));
        let _ =
            writeln!(page, "| [{0}](rules/{group}.md#{anchor}) | {1} | {chinese} | {english} |", rule.id, level(rule));
    }
    said(&mut page, LEFT_OUT);
    page
}

/// The rules of a group: the words and the examples of each.
fn details(wanted: &str) -> String {
    let mut page = format!(
        "# Rules: {wanted}\n\nWritten by a test from the registry (`src/rules.rs`) and the messages; do not edit. [All rules](../rules.md)\n"
    );
    for rule in RULES.iter().filter(|rule| group(rule.id) == wanted) {
        section(&mut page, rule);
    }
    page
}

/// What a rule looks at: the tables, the prose or the build of the report.
fn group(id: &str) -> &str {
    match id.split_once('.') {
        Some((group @ ("prose" | "structure"), _)) => group,
        _ => "tables",
    }
}

/// The words of a rule.
fn said(page: &mut String, id: &str) {
    let _ = write!(page, "\n## {id}\n");
    for language in [Language::Chinese, Language::English] {
        let [title, why, advice, basis] = ["title", "why", "advice", "basis"].map(|part| words(language, id, part));
        let basis = basis.replace("{notice}", EDITIONS[0].notice);
        let _ = write!(page, "\n**{title}** {why} {advice} *{basis}*\n");
    }
}

fn section(page: &mut String, rule: &Rule) {
    said(page, rule.id);
    for (name, example) in [("Holds 符合", rule.holds), ("Fails 不符合", rule.fails)] {
        let lines: Vec<_> = example.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let _ = write!(page, "\n{name}:\n```\n{}\n```\n", lines.join("\n"));
    }
    for message in messages(rule, rule.fails) {
        let _ = writeln!(page, "→ {message}");
    }
}

fn level(rule: &Rule) -> &'static str {
    match rule.level {
        Level::Error => "错误 error",
        Level::Doubt => "存疑 doubt",
        Level::Hint => "提示 hint",
        Level::Unchecked => "未能核对 unchecked",
    }
}
