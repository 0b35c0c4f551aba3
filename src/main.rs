//! The page.

#[cfg(target_arch = "wasm32")]
fn main() {
    yew::Renderer::<page::Page>::new().render();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("The page runs in a browser: see README.md.");
}

#[cfg(target_arch = "wasm32")]
mod page {
    use gouji::{Language, check_text};
    use yew::prelude::*;

    #[component]
    pub fn Page() -> Html {
        let text = use_state(String::new);
        let oninput = {
            let text = text.clone();
            move |event: InputEvent| {
                let area: web_sys::HtmlTextAreaElement = event.target_unchecked_into();
                text.set(area.value());
            }
        };
        let verdict = check_text("", (*text).clone(), Language::Chinese).verdict;
        let message = verdict.error.map(|error| error.message).unwrap_or_default();
        html! {
            <main>
                <h1>{ "勾稽" }</h1>
                <textarea aria-label="报告全文" {oninput} value={(*text).clone()} />
                <p role="status">{ message }</p>
            </main>
        }
    }
}
