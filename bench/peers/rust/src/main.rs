//! Reads saved pages with rs-trafilatura; python/read.py says how it is called and what it prints.

use std::io::{BufRead, Write};

use serde_json::{json, Value};

fn read(page: &[u8]) -> Option<Value> {
    let article = rs_trafilatura::extract_bytes(page).ok()?;
    Some(json!({
        "title": article.metadata.title,
        "authors": article.metadata.author,
        "date": article.metadata.date.map(|date| date.to_rfc3339()),
        "text": article.content_text,
    }))
}

/// The peer is left out where it fails by a panic, too.
fn read_or_none(page: &[u8]) -> Option<Value> {
    std::panic::catch_unwind(|| read(page)).ok().flatten()
}

/// Of this thread, in seconds.
fn processor_time() -> f64 {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux tells it");
    let nanoseconds: f64 = text.split(' ').next().and_then(|n| n.parse().ok()).expect("a number");
    nanoseconds / 1e9
}

fn main() -> std::io::Result<()> {
    std::panic::set_hook(Box::new(|_| {}));
    let paths: Vec<String> = std::io::stdin().lock().lines().collect::<Result<_, _>>()?;
    if !std::env::args().any(|argument| argument == "--time") {
        let mut output = std::io::stdout().lock();
        for path in paths {
            let mut record = read_or_none(&std::fs::read(&path)?).unwrap_or(json!({}));
            record["input"] = path.into();
            writeln!(output, "{record}")?;
        }
        return Ok(());
    }
    let pages = paths.iter().map(std::fs::read).collect::<Result<Vec<_>, _>>()?;
    let _ = read_or_none(&pages[0]);
    let begin = processor_time();
    let failures = pages.iter().filter(|page| read_or_none(page).is_none()).count();
    let seconds = processor_time() - begin;
    println!("{}", json!({"pages": pages.len(), "seconds": seconds, "failures": failures}));
    Ok(())
}
