//! The browser: what the page asks of it, each in one call that cannot fail loudly.

use gloo::events::EventListener;
use gloo::utils::{document, document_element, window};
use js_sys::{Array, Function, JsString, Object, Reflect, Uint8Array};
use std::cmp::Ordering;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, ClipboardEvent, Element, Event, HtmlAnchorElement, HtmlDocument, HtmlElement,
    HtmlMetaElement, KeyboardEvent, Selection, Url, UrlSearchParams,
};

/// Prefix of everything in the store, which pages of the same origin share.
const STORE: &str = "gouji.";

/// A stored preference.
pub fn stored(name: &str) -> Option<String> {
    let storage = window().local_storage().ok().flatten()?;
    storage.get_item(&format!("{STORE}{name}")).ok().flatten()
}

/// Stores a preference; a browser that forbids it forgets.
pub fn store(name: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        storage.set_item(&format!("{STORE}{name}"), value).ok();
    }
}

/// A parameter of the page's address.
pub fn parameter(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

/// Something that the loader (`boot.js`) left for the page.
pub fn loader(name: &str) -> JsValue {
    Reflect::get(&window(), &name.into()).unwrap_or_default()
}

/// What a function of the loader's gives.
pub fn ask_loader(name: &str, about: &JsValue) -> Option<JsValue> {
    loader(name).dyn_into::<Function>().ok()?.call1(&JsValue::NULL, about).ok()
}

/// Sets an attribute of the page's root.
pub fn set_root(name: &str, value: &str) {
    document_element().set_attribute(name, value).ok();
}

/// An attribute of the page's root.
pub fn root(name: &str) -> Option<String> {
    document_element().get_attribute(name)
}

/// The page's title.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// The view in the address: what stands after `#`.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default().trim_start_matches('#').to_owned()
}

/// Puts the view into the address, as a new step back or in place of the last. The steps of a page inside another would
/// be that one's.
pub fn set_fragment(fragment: &str, step: bool) {
    if fragment == self::fragment() {
        return;
    }
    let Ok(history) = window().history() else { return };
    let url = format!("#{fragment}");
    let _ = match step && is_outermost() {
        true => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
        false => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
    };
}

/// The first element that a selector names.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok().flatten()?.dyn_into().ok()
}

/// The nearest element around the one that has the keyboard that a selector names.
pub fn focused(selector: &str) -> Option<Element> {
    document().active_element()?.closest(selector).ok().flatten()
}

/// Whether the keyboard is still at what the event tells that it left: then the whole window lost it.
pub fn has_focus(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some() && target == document().active_element()
}

/// Whether words of the page are selected.
pub fn selects() -> bool {
    document().get_selection().ok().flatten().is_some_and(|selection| !selection.is_collapsed())
}

/// Whether no other page is around this one.
pub fn is_outermost() -> bool {
    window().parent().ok().flatten().is_none_or(|parent| parent == window())
}

/// Lets the browser ask before the page is left while there is something to lose (`data-work`). A page around this one
/// asks for itself.
pub fn ask_before_leaving(event: &Event) {
    if root("data-work").as_deref() == Some("true") && is_outermost() {
        event.prevent_default();
        // What older browsers go by.
        Reflect::set(event, &"returnValue".into(), &"?".into()).ok();
    }
}

/// Moves the keyboard where nothing has it, or only what is being taken away.
pub fn refocus_if_lost(selector: &str) {
    let active = document().active_element();
    if active.is_none_or(|element| element.tag_name() == "BODY" || element.class_name() == "field") {
        refocus(selector);
    }
}

/// Moves the keyboard to an element that is in sight, and scrolls nothing.
pub fn refocus(selector: &str) -> Option<HtmlElement> {
    let element = find(selector)?;
    // What is folded away has no place for the keyboard.
    if let Ok(Some(fold)) = element.closest("details") {
        unfold(&fold);
    }
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    element.focus_with_options(&options).ok();
    Some(element)
}

fn unfold(fold: &Element) {
    fold.set_attribute("open", "").ok();
}

/// Opens what is folded away in a part of the page, for paper.
pub fn unfold_all(part: &str) {
    while let Some(fold) = find(&format!("{part} details:not([open])")) {
        unfold(&fold);
    }
}

/// Moves the keyboard to an element and shows it.
pub fn focus(selector: &str) {
    refocus(selector);
    show(selector);
}

/// Moves the keyboard to words, which have no stop for it, and shows them: who hears the page reads on there.
pub fn visit(selector: &str) {
    if let Some(words) = find(selector) {
        words.set_tab_index(-1);
        focus(selector);
    }
}

/// Fills an element that the page leaves empty with articles, each of paragraphs with their classes.
pub fn fill(selector: &str, articles: impl Iterator<Item = Vec<(&'static str, String)>>) {
    let Some(element) = find(selector) else { return };
    element.set_text_content(None);
    for paragraphs in articles {
        let Some(article) = add(&element, "article", "") else { return };
        for (class, text) in paragraphs {
            if let Some(paragraph) = add(&article, "p", &text) {
                paragraph.set_class_name(class);
            }
        }
    }
}

/// Adds an element with a text to one that the page leaves empty.
pub fn add(to: &Element, name: &str, text: &str) -> Option<Element> {
    let added = document().create_element(name).ok()?;
    added.set_text_content(Some(text));
    to.append_child(&added).ok()?;
    Some(added)
}

/// Which of two texts a dictionary of Chinese has first.
pub fn collate(a: &str, b: &str) -> Ordering {
    JsString::from(a).locale_compare(b, &Array::of1(&"zh".into()), &Object::new()).cmp(&0)
}

/// Scrolls the page, and panes in it, until an element is in sight.
pub fn show(selector: &str) {
    if let Some(element) = find(selector) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls a pane, and nothing else, so that the element in it is in the middle.
pub fn show_in(pane: &str, inner: &str) {
    let (Some(pane), Some(inner)) = (find(pane), find(inner)) else { return };
    let (frame, mark) = (pane.get_bounding_client_rect(), inner.get_bounding_client_rect());
    if mark.top() < frame.top() || mark.bottom() > frame.bottom() {
        let offset = mark.top() - frame.top() - (frame.height() - mark.height()) / 2.0;
        pane.set_scroll_top(pane.scroll_top() + offset as i32);
    }
}

/// The height of so many lines of words in an element. Its digits are read here: the standard way takes tables of ten
/// thousand bytes.
pub fn height_of(lines: usize, element: &Element) -> i32 {
    let style = window().get_computed_style(element).ok().flatten();
    let height = style.and_then(|style| style.get_property_value("line-height").ok()).unwrap_or_default();
    let (mut tenths, mut decimals) = (0, 0);
    for byte in height.bytes() {
        match byte {
            b'0'..=b'9' if decimals < 2 => {
                tenths = tenths * 10 + usize::from(byte - b'0');
                decimals += usize::from(decimals > 0);
            }
            b'.' => decimals = 1,
            _ => {}
        }
    }
    let tenths = if decimals < 2 { tenths * 10 } else { tenths };
    i32::try_from(lines * tenths / 10).unwrap_or(0)
}

/// The nearest element around the event's target that a selector names.
pub fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// An attribute of the nearest element around the event's target that has it.
pub fn attribute(event: &Event, name: &str) -> Option<String> {
    around(event, &format!("[{name}]"))?.get_attribute(name)
}

/// Whether the event happened where the user types.
pub fn in_field(event: &Event) -> bool {
    around(event, "textarea, input, [contenteditable]").is_some()
}

/// Whether Ctrl or Cmd is held.
pub fn command(event: &KeyboardEvent) -> bool {
    event.ctrl_key() || event.meta_key()
}

/// Puts a table on the clipboard in both flavours: HTML for Word and WPS, tabs for plain fields. Whether it worked.
pub fn copy(html: Option<&str>, text: &str) -> bool {
    let (html, text) = (html.map(str::to_owned), text.to_owned());
    let options = gloo::events::EventListenerOptions::enable_prevent_default();
    let listener = EventListener::once_with_options(&document(), "copy", options, move |event| {
        let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
        if let Some(html) = &html {
            data.set_data("text/html", html).ok();
        }
        data.set_data("text/plain", &text).ok();
        event.prevent_default();
        event.stop_propagation();
    });
    let document: HtmlDocument = document().unchecked_into();
    let lure = (!selects()).then(select_lure).flatten();
    let copied = document.exec_command("copy").unwrap_or(false);
    if let Some((lure, selection)) = lure {
        selection.remove_all_ranges().ok();
        lure.remove();
    }
    drop(listener);
    copied
}

/// Selects something: an older WebKit copies nothing where nothing is selected, whatever a listener would give it.
fn select_lure() -> Option<(Element, Selection)> {
    let lure = document().create_element("p").ok()?;
    lure.set_class_name("hidden");
    lure.set_text_content(Some("-"));
    document().body()?.append_child(&lure).ok()?;
    let selection = document().get_selection().ok().flatten()?;
    selection.select_all_children(&lure).ok()?;
    Some((lure, selection))
}

/// Saves bytes as a file of the user's.
pub fn save(name: &str, mime: &str, bytes: &[u8]) -> Option<()> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document().create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser may fetch the address a while after the click returns.
    gloo::timers::callback::Timeout::new(10_000, move || drop(Url::revoke_object_url(&url))).forget();
    Some(())
}

/// Opens the browser's print dialog.
pub fn print() {
    window().print().ok();
}

/// The content security policy that the page carries.
pub fn policy() -> Option<String> {
    meta("http-equiv='Content-Security-Policy'")
}

/// What the build says of itself in the page's head, e.g. the hash of its program.
pub fn about(name: &str) -> Option<String> {
    meta(&format!("name='{name}'"))
}

fn meta(selector: &str) -> Option<String> {
    Some(find(&format!("meta[{selector}]"))?.dyn_into::<HtmlMetaElement>().ok()?.content())
}
