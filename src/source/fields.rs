//! Fields of Word: a code, which is not shown, and its result, which is. Fields may stand in one another's codes.

/// The fields around a place in the text.
#[derive(Debug, Default)]
pub struct Fields {
    /// For each open field whether its result has begun.
    open: Vec<bool>,
    codes: usize,
}

/// Fields in one another that are told apart.
const MAX_FIELDS: usize = 256;

impl Fields {
    /// A field begins with its code.
    pub fn begin(&mut self) {
        if self.open.len() < MAX_FIELDS {
            self.open.push(false);
            self.codes += 1;
        }
    }

    /// The innermost field's result begins.
    pub fn separate(&mut self) {
        if let Some(has_result) = self.open.last_mut()
            && !std::mem::replace(has_result, true)
        {
            self.codes -= 1;
        }
    }

    /// The innermost field ends.
    pub fn end(&mut self) {
        self.separate();
        self.open.pop();
    }

    /// Ends all of them.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether the place is in a code, so that nothing there is shown.
    pub fn in_code(&self) -> bool {
        self.codes > 0
    }
}
