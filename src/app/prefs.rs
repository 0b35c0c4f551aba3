//! Preferences: language, text size, theme, contrast. The only thing the page ever stores.

use super::browser;
use gouji::Language;

/// Sizes of the text, in percent of the browser's own.
pub const SIZES: [u16; 4] = [90, 100, 125, 150];

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
}

/// The text of the page's `lang` attribute.
pub fn tag(language: Language) -> &'static str {
    match language {
        Language::Chinese => "zh-CN",
        Language::English => "en",
    }
}

impl Prefs {
    /// What was stored, else what the browser asks for.
    pub fn load() -> Self {
        let chinese = browser::languages().starts_with("zh");
        let language = match browser::parameter("lang").or_else(|| browser::stored("language")).as_deref() {
            Some(language) if language.starts_with("en") => Language::English,
            None if !chinese => Language::English,
            _ => Language::Chinese,
        };
        let size = browser::stored("size").and_then(|size| size.parse().ok()).filter(|size| *size < SIZES.len());
        let theme = match browser::stored("theme").as_deref() {
            Some("light") => Theme::Light,
            Some("dark") => Theme::Dark,
            _ => Theme::System,
        };
        let contrast = browser::stored("contrast").is_some_and(|contrast| contrast == "high");
        Self { language, size: size.unwrap_or(1), theme, contrast }
    }

    /// Stores them and sets the attributes that the style sheet goes by.
    pub fn apply(self) {
        let contrast = if self.contrast { "high" } else { "normal" };
        let size = self.size.to_string();
        let language = tag(self.language);
        let marks = [("size", size.as_str()), ("theme", self.theme.key()), ("contrast", contrast)];
        for (name, value) in marks {
            browser::store(name, value);
            browser::set_root(&format!("data-{name}"), value);
        }
        browser::store("language", language);
        browser::set_root("lang", language);
    }

    /// One size up or down.
    pub fn resized(self, up: bool) -> Self {
        let size = if up { (self.size + 1).min(SIZES.len() - 1) } else { self.size.saturating_sub(1) };
        Self { size, ..self }
    }
}
