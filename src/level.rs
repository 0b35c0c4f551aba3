//! Level: how heavy a finding is.

use serde::Serialize;

/// How heavy a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// 错误: an identity of the form is broken, or the report contradicts itself and no reading explains it.
    Error,
    /// 存疑: a firm expectation is not met; there may be a reason.
    Doubt,
    /// 提示: advice.
    Hint,
    /// 未能核对: could not be tested.
    Unchecked,
}

impl Level {
    /// Its word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Doubt => "doubt",
            Self::Hint => "hint",
            Self::Unchecked => "unchecked",
        }
    }
}
