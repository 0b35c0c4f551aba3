//! Preferences: language, text size, theme, contrast. The only thing the page ever stores.

use super::browser;
use gouji::Language;

/// What is stored of a switch that is off.
const OFF: &str = "off";

/// Sizes of the text, as the style sheet names them: 90, 100, 125, 150 percent of the browser's own.
const SIZES: [&str; 4] = ["0", "1", "2", "3"];

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Ink on paper.
    Light,
    /// Paper on ink.
    Dark,
}

impl Theme {
    /// The value of the attribute and of the stored preference.
    pub fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The one that a click on the switch gives.
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }
}

/// What the user prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prefs {
    /// Language of the page.
    pub language: Language,
    /// Place in [`SIZES`].
    pub size: usize,
    /// Light or dark.
    pub theme: Theme,
    /// Stronger lines and no greys.
    pub contrast: bool,
    /// Whether keys without Ctrl work anywhere on the page.
    pub keys: bool,
}

/// The text of the page's `lang` attribute.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    }
}

impl Prefs {
    /// What was stored; the language is what the loader (`boot.js`) found out.
    pub fn load() -> Self {
        let english = browser::root("data-language").is_some_and(|language| language == tag(Language::English));
        let language = if english { Language::English } else { Language::Chinese };
        let size = browser::stored("size").and_then(|stored| SIZES.iter().position(|size| *size == stored));
        let theme = match browser::stored("theme").as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::System,
        };
        let contrast = browser::stored("contrast").is_some_and(|contrast| contrast == "high");
        let keys = browser::stored("keys").is_none_or(|keys| keys != OFF);
        Self { language, size: size.unwrap_or(1), theme, contrast, keys }
    }

    /// Names and values, as they are stored.
    fn values(self) -> [(&'static str, &'static str); 5] {
        [
            ("language", tag(self.language)),
            ("size", SIZES.get(self.size).copied().unwrap_or_default()),
            ("theme", self.theme.key()),
            ("contrast", if self.contrast { "high" } else { "normal" }),
            ("keys", if self.keys { "on" } else { OFF }),
        ]
    }

    /// Stores what the user chose: what is other than it was. What was only guessed is not kept.
    pub fn store(self, before: Self) {
        for ((name, value), (_, old)) in self.values().iter().zip(&before.values()) {
            if value != old {
                browser::store(name, value);
            }
        }
    }

    /// Sets the attributes that the style sheet goes by.
    pub fn apply(self) {
        browser::set_root("lang", tag(self.language));
        for (name, value) in self.values() {
            browser::set_root(&format!("data-{name}"), value);
        }
    }

    /// One size up or down.
    pub fn resized(self, up: bool) -> Self {
        let size = if up { (self.size + 1).min(SIZES.len() - 1) } else { self.size.saturating_sub(1) };
        Self { size, ..self }
    }
}
