// What applies to one case, worked out in the page: the twin of catalogue/cases, held to it by the same vectors.
// Without this script everything is shown, each row with its condition in words.
(function () {
  "use strict";

  // Exact decimals: whole numbers of a million-millionth. Amounts and numbers have four places at most, so a product of
  // two and a percentage of it still fit.
  var SCALE = 12;
  var ONE = 10n ** BigInt(SCALE);
  var CENT = ONE / 100n;
  // Cases that are looked at to say what open questions leave.
  var BOUND = 50;

  function decimal(text) {
    var parts = String(text).split(".");
    return BigInt(parts[0] + ((parts[1] || "") + "0".repeat(SCALE)).slice(0, SCALE));
  }
  function written(number) {
    if (number === null) return null;
    var digits = number.toString().padStart(SCALE + 1, "0");
    var places = digits.slice(-SCALE).replace(/0+$/, "");
    return digits.slice(0, -SCALE) + (places ? "." + places : "");
  }
  function times(a, b) { return a * b / ONE; }
  function rounded(number) { return (number + CENT / 2n) / CENT * CENT; }
  function least(a, b) { return a < b ? a : b; }

  // Three values: true, false, or null while a question that decides it is unanswered.
  function holds(when, given, never) {
    var decided = true;
    for (var key of Object.keys(when || {})) {
      if (never.includes(key)) return false;
      if (!Object.hasOwn(given, key)) decided = false;
      else if (![].concat(when[key]).includes(given[key])) return false;
    }
    return decided ? true : null;
  }

  function ask(situations, answers) {
    var asked = { given: {}, open: [], later: [], never: [], whens: {} };
    for (var one of situations) {
      if (one.when) asked.whens[one.id] = one.when;
      var held = holds(one.when, asked.given, asked.never);
      if (held === false) asked.never.push(one.id);
      else if (Object.hasOwn(answers, one.id)) asked.given[one.id] = answers[one.id];
      else (held ? asked.open : asked.later).push(one.id);
    }
    return asked;
  }

  function deciding(asked, when) {
    var found = new Set();
    var waiting = Object.keys(when || {});
    while (waiting.length) {
      var key = waiting.pop();
      if (found.has(key) || Object.hasOwn(asked.given, key) || asked.never.includes(key)) continue;
      found.add(key);
      waiting.push(...Object.keys(asked.whens[key] || {}));
    }
    var known = asked.open.concat(asked.later).filter(function (key) { return found.has(key); });
    return known.concat([...found].filter(function (key) { return !known.includes(key); }).sort());
  }

  function sort(asked, rows, channel, isOut) {
    var sorted = { applies: [], open: {}, ruled_out: [] };
    for (var row of rows) {
      var other = row.channel && channel && row.channel !== channel;
      var waits = row.channel && !channel;
      var held = isOut(row) || other ? false : holds(row.when, asked.given, asked.never);
      if (held === false) sorted.ruled_out.push(row.id);
      else if (held === null || waits) sorted.open[row.id] = deciding(asked, row.when).concat(waits ? ["#channel"] : []);
      else sorted.applies.push(row.id);
    }
    return sorted;
  }

  function groupsOf(materials, sorted) {
    var groups = {};
    for (var one of materials) {
      if (one.one_of && sorted.applies.includes(one.id)) (groups[one.one_of] = groups[one.one_of] || []).push(one.id);
    }
    return groups;
  }

  function documentsOf(materials, sorted) {
    var fewest = new Set();
    var most = new Set();
    for (var one of materials) {
      if (one.necessity === "fetched" || sorted.ruled_out.includes(one.id)) continue;
      var name = one.one_of ? "group " + one.one_of : one.id;
      most.add(name);
      if (sorted.applies.includes(one.id) && one.necessity !== "conditional") fewest.add(name);
    }
    return [fewest.size, most.size];
  }

  // What a charge comes to; see catalogue/cases/money.py for the order and the reasons.
  function charge(fee, quantities, asked) {
    var name = fee.quantity || (fee.tiers || fee.per ? fee.id : "");
    var number = name && Object.hasOwn(quantities, name) ? decimal(quantities[name]) : null;
    if (number === null && name && !fee.quantity && !fee.tiers) number = ONE;
    var reductions = fee.reductions || [];
    var found = {
      currency: fee.currency, least: null, most: null, sums: [], lacks: "", quantity: name, reduction: "",
      may_reduce: reductions.filter(function (r) {
        return !r.when || holds(r.when, asked.given, asked.never) === null;
      }).map(function (r) { return r.id; }),
    };
    var beyond = function (tier) { return tier.up_to !== undefined && number > decimal(tier.up_to); };
    if (name && number === null) found.lacks = "quantity";
    else if (fee.tiers && number !== null && fee.tiers.every(beyond)) found.lacks = "beyond";
    if (found.lacks) return found;
    var best = way(fee, number, null);
    for (var one of reductions) {
      if (!one.when || !holds(one.when, asked.given, asked.never)) continue;
      var other = way(fee, number, one);
      if (other.most < best.most || (other.most === best.most && other.least < best.least)) best = other;
    }
    var most = rounded(best.most);
    var sums = most === best.most ? best.sums : best.sums.concat([["round", best.most, CENT, most]]);
    found.least = written(rounded(best.least));
    found.most = written(most);
    found.reduction = best.reduction;
    if (!fee.range) {
      found.sums = sums.map(function (s) { return [s[0], written(s[1]), written(s[2]), written(s[3])]; });
    }
    return found;
  }

  function way(fee, number, reduction) {
    var id = reduction ? reduction.id : "";
    if (reduction && reduction.amount !== undefined) {
      var instead = price(decimal(reduction.amount), fee.tiers ? null : number);
      return { least: instead[0][3], most: instead[0][3], sums: instead, reduction: id };
    }
    var ends = (fee.range || [fee.amount || "0"]).map(function (end) {
      return finish(fee, fee.tiers ? tariff(fee, number) : price(decimal(end), number), reduction);
    });
    var last = ends[ends.length - 1];
    return { least: ends[0].total, most: last.total, sums: last.sums, reduction: id };
  }

  function price(amount, number) {
    return number === null ? [["fixed", amount, ONE, amount]] : [["units", amount, number, times(amount, number)]];
  }

  function tariff(fee, units) {
    if (!fee.quantity && !fee.per) {
      var tier = fee.tiers.find(function (t) { return t.up_to === undefined || units <= decimal(t.up_to); });
      return [["bracket", decimal(tier.amount), units, decimal(tier.amount)]];
    }
    var sums = [];
    var below = 0n;
    for (var one of fee.tiers) {
      var end = one.up_to === undefined ? units : least(units, decimal(one.up_to));
      if (end > below || !sums.length) {
        var count = end > below ? end - below : 0n;
        sums.push(["tier", decimal(one.amount), count, times(decimal(one.amount), count)]);
      }
      if (end > below) below = end;
    }
    return sums;
  }

  function finish(fee, sums, reduction) {
    var total = sums.reduce(function (sum, one) { return sum + one[3]; }, 0n);
    var steps = sums.slice();
    if (fee.minimum !== undefined && total < decimal(fee.minimum)) {
      steps.push(["minimum", total, decimal(fee.minimum), decimal(fee.minimum)]);
      total = decimal(fee.minimum);
    }
    if (fee.cap !== undefined && total > decimal(fee.cap)) {
      steps.push(["cap", total, decimal(fee.cap), decimal(fee.cap)]);
      total = decimal(fee.cap);
    }
    if (reduction && reduction.percent !== undefined) {
      var left = total * BigInt(100 - reduction.percent) / 100n;
      steps.push(["percent", total, decimal(reduction.percent), left]);
      total = left;
    }
    return { total: total, sums: steps };
  }

  function totalsOf(fees, charges) {
    var totals = {};
    for (var key of fees.applies) {
      var one = charges[key];
      var before = Object.hasOwn(totals, one.currency) ? totals[one.currency] : ["0", "0"];
      totals[one.currency] = before === null || one.least === null ? null : [
        written(decimal(before[0]) + decimal(one.least)), written(decimal(before[1]) + decimal(one.most)),
      ];
    }
    return totals;
  }

  // Lay an item, in its small form, over one case.
  function apply(item, answers, on, quantities, channel) {
    var asked = ask(item.situations, answers);
    var lists = {};
    var isPast = function (fee) {
      return (fee.effective_from && on < fee.effective_from) || (fee.effective_until && on > fee.effective_until);
    };
    for (var name of Object.keys(item.lists)) {
      lists[name] = sort(asked, item.lists[name], channel, name === "fees" ? isPast : function () { return false; });
    }
    var charges = {};
    for (var fee of item.lists.fees) {
      if (!lists.fees.ruled_out.includes(fee.id)) charges[fee.id] = charge(fee, quantities, asked);
    }
    var chosen = item.lists.limits.filter(function (c) { return lists.limits.applies.includes(c.id); });
    var limit = function (kind) {
      var found = chosen.find(function (c) { return c[kind]; });
      return found ? found[kind] : item[kind];
    };
    return {
      asked: { given: asked.given, open: asked.open, later: asked.later, never: asked.never.slice().sort() },
      lists: lists,
      groups: groupsOf(item.lists.materials, lists.materials),
      documents: documentsOf(item.lists.materials, lists.materials),
      charges: charges,
      totals: totalsOf(lists.fees, charges),
      coming: item.lists.fees.filter(function (f) {
        return f.effective_from && f.effective_from > on && holds(f.when, asked.given, asked.never) !== false;
      }).map(function (f) { return f.id; }),
      promised: limit("promised"),
      statutory: limit("statutory"),
    };
  }

  // Every way to answer what is still open, up to a bound; none where there are more.
  function cases(item, answers) {
    var found = [];
    var go = function (at, given, never) {
      if (found.length > BOUND) return;
      if (at === item.situations.length) { found.push(given); return; }
      var one = item.situations[at];
      if (!holds(one.when, given, never)) { go(at + 1, given, never.concat(one.id)); return; }
      for (var answer of Object.hasOwn(answers, one.id) ? [answers[one.id]] : one.answers) {
        go(at + 1, Object.assign({}, given, { [one.id]: answer }), never);
      }
    };
    go(0, {}, []);
    return found.length > BOUND ? [] : found;
  }

  // Days. A limit begins on the day after; see catalogue/cases/dates.py.
  var DAY = 86400000;

  function iso(time) { return new Date(time).toISOString().slice(0, 10); }
  function isWorking(calendar, time) {
    var day = iso(time).replace(/-/g, "");
    if (calendar.on.includes(day)) return true;
    return !calendar.weekend.includes((new Date(time).getUTCDay() + 6) % 7) && !calendar.off.includes(day);
  }
  // The last day of a limit, and the first year on the way whose holidays are not known; null where it cannot be counted.
  function lastDay(start, limit, calendar) {
    var time = Date.parse(start);
    if (!limit || limit === "none") return null;
    if (limit === "immediate" || limit.unit === "minute" || limit.unit === "hour") return { day: start, beyond: 0 };
    if (limit.unit === "calendar-day") return { day: iso(time + limit.value * DAY), beyond: 0 };
    if (limit.unit === "month" || limit.unit === "year") {
      return { day: monthsLater(start, limit.value * (limit.unit === "year" ? 12 : 1)), beyond: 0 };
    }
    if (!calendar) return null;
    for (var left = limit.value; left > 0;) {
      time += DAY;
      if (isWorking(calendar, time)) left -= 1;
    }
    var day = iso(time);
    for (var year = +start.slice(0, 4); year <= +day.slice(0, 4); year += 1) {
      if (!calendar.years.includes(year)) return { day: day, beyond: year };
    }
    return { day: day, beyond: 0 };
  }
  function monthsLater(start, months) {
    var parts = start.split("-").map(Number);
    var month = parts[0] * 12 + parts[1] - 1 + months;
    var last = new Date(Date.UTC(Math.floor(month / 12), month % 12 + 1, 0)).getUTCDate();
    return iso(Date.UTC(Math.floor(month / 12), month % 12, Math.min(parts[2], last)));
  }

  // The page: questions become choices, what does not apply is hidden, the address keeps the answers.
  function start() {
    var block = document.getElementById("plan-data");
    if (!block) return;
    var data = JSON.parse(block.textContent);
    var section = block.closest("section");
    var state = read(data.item, new URLSearchParams(location.search));
    var parts = build(section, data, state);
    var show = function () { update(section, data, state, parts); };

    section.addEventListener("change", function (event) {
      var field = event.target;
      if (field.dataset.number !== undefined) {
        var isNumber = /^(0|[1-9]\d{0,11})(\.\d{1,4})?$/.test(field.value);
        if (isNumber) state.quantities[field.dataset.number] = field.value;
        else delete state.quantities[field.dataset.number];
        field.setAttribute("aria-invalid", String(!isNumber && field.value !== ""));
      } else if (field.type === "date") state.on = field.value;
      else state.answers[field.closest("[data-question]").dataset.question] = field.value;
      show();
    });
    parts.print.addEventListener("click", function () { window.print(); });
    parts.again.addEventListener("click", function () {
      state.answers = {};
      section.querySelectorAll("input[type=radio]").forEach(function (field) { field.checked = false; });
      show();
    });
    parts.save.addEventListener("click", function () { save(data, parts.last); });
    show();
  }

  // Take from the address what the item knows; a case that somebody passed on may be of an older version.
  function read(item, address) {
    var state = { answers: {}, quantities: {}, on: "" };
    for (var one of item.situations) {
      if (one.answers.includes(address.get(one.id))) state.answers[one.id] = address.get(one.id);
    }
    for (var name of counted(item)) {
      var value = address.get("_" + name);
      if (value && /^(0|[1-9]\d{0,11})(\.\d{1,4})?$/.test(value)) state.quantities[name] = value;
    }
    if (/^\d{4}-\d{2}-\d{2}$/.test(address.get("_on") || "") && !isNaN(Date.parse(address.get("_on")))) {
      state.on = address.get("_on");
    }
    return state;
  }
  function counted(item) {
    var names = item.lists.fees.map(function (f) { return f.quantity || (f.tiers ? f.id : ""); });
    return [...new Set(names)].filter(Boolean);
  }
  function today() {
    var now = new Date();
    return iso(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()));
  }

  function make(tag, className, text) {
    var made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  }
  function button(text) {
    var made = make("button", "button button--plain", text);
    made.type = "button";
    return made;
  }
  function field(words, type, value) {
    var label = make("label", "plan__field", words + " ");
    var input = make("input");
    input.type = type;
    input.value = value || "";
    label.append(input);
    return label;
  }

  function build(section, data, state) {
    section.querySelectorAll("[data-question]").forEach(function (one) {
      var key = one.dataset.question;
      var set = make("fieldset");
      var legend = make("legend");
      legend.append(...one.firstElementChild.childNodes);
      one.firstElementChild.remove();
      set.append(legend, ...one.childNodes);
      one.append(set);
      set.querySelectorAll(":scope > .when").forEach(function (when) { when.hidden = true; });
      set.querySelectorAll("[data-answer]").forEach(function (answer) {
        var label = make("label");
        var input = make("input");
        input.type = "radio";
        input.name = "question-" + key;
        input.value = answer.dataset.answer;
        input.checked = state.answers[key] === input.value;
        label.append(input, answer.firstElementChild);
        answer.prepend(label);
        var help = answer.querySelector(".count");
        if (help) {
          help.id = "help-" + key + "-" + input.value;
          input.setAttribute("aria-describedby", help.id);
        }
      });
    });
    section.querySelector(".situations__intro").textContent = data.words.intro;
    var parts = { numbers: make("p"), result: make("p", "plan__result"), tools: make("p", "plan__tools") };
    for (var name of counted(data.item)) {
      var number = field(data.words.numbers[name], "text", state.quantities[name]);
      number.lastChild.inputMode = "decimal";
      number.lastChild.dataset.number = name;
      number.hidden = true;
      parts.numbers.append(number);
    }
    var day = field(data.words.handed_in, "date", state.on || today());
    parts.print = button(data.words.print);
    parts.save = button(data.words.save);
    parts.again = button(data.words.again);
    parts.result.setAttribute("role", "status");
    parts.tools.append(parts.print, " ", parts.save, " ", parts.again);
    parts.box = make("div", "plan");
    parts.box.append(parts.numbers, day, parts.result, parts.tools);
    section.append(parts.box);
    return parts;
  }

  function update(section, data, state, parts) {
    var on = state.on || today();
    var outcome = apply(data.item, state.answers, on, state.quantities, null);
    section.querySelectorAll("[data-question]").forEach(function (one) {
      var key = one.dataset.question;
      one.hidden = outcome.asked.never.includes(key) || outcome.asked.later.includes(key);
    });
    document.querySelectorAll("[data-row]").forEach(function (row) {
      var at = row.dataset.row.split(":");
      var list = outcome.lists[at[0]];
      // A fee that is charged from a later day stays, with that day.
      row.hidden = list.ruled_out.includes(at[1]) && !(at[0] === "fees" && outcome.coming.includes(at[1]));
      row.querySelectorAll("[data-fact$='" + at[1] + "].when']").forEach(function (fact) {
        fact.parentElement.hidden = list.applies.includes(at[1]);
      });
    });
    parts.numbers.querySelectorAll("label").forEach(function (label) {
      var name = label.lastChild.dataset.number;
      label.hidden = !outcome.lists.fees.applies.some(function (id) { return outcome.charges[id].quantity === name; });
    });
    parts.last = lastDay(on, outcome.promised, data.calendar) || lastDay(on, outcome.statutory, data.calendar);
    parts.save.hidden = !parts.last;
    parts.result.textContent = tell(data, state, outcome, on, parts.last);
    remember(state, outcome);
  }

  function fill(words, values) {
    return words.replace(/{(\w+)}/g, function (whole, name) { return name in values ? values[name] : whole; });
  }
  function money(data, currency, text) {
    var parts = text.split(".");
    var whole = parts[0].replace(/\B(?=(\d{3})+$)/g, ",");
    return fill(data.words.money[currency], { n: parts[1] ? whole + "." + parts[1].padEnd(2, "0") : whole });
  }
  function between(data, currency, ends) {
    if (ends[0] === ends[1]) return money(data, currency, ends[0]);
    return money(data, currency, ends[0]) + data.words.to + money(data, currency, ends[1]);
  }
  function dayInWords(day) {
    var tag = document.documentElement.lang.startsWith("zh") ? "zh-Hans" : "en-GB";
    return new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" }).format(Date.parse(day));
  }

  // Say in one line how many documents, how much, by when, and what is still open.
  function tell(data, state, outcome, on, last) {
    var words = data.words;
    var left = outcome.asked.open.length ? cases(data.item, outcome.asked.given).map(function (answers) {
      return apply(data.item, answers, on, state.quantities, null);
    }) : [outcome];
    if (!left.length) left = [outcome];
    var fewest = Math.min(...left.map(function (o) { return o.documents[0]; }));
    var most = Math.max(...left.map(function (o) { return o.documents[1]; }));
    var said = [];
    if (data.item.lists.materials.length) {
      said.push(fill(words.documents[fewest === most ? (most === 1 ? 1 : 2) : 0], { least: fewest, most: most }));
    }
    if (data.item.lists.fees.length) said.push(tellFees(data, left));
    if (last) {
      said.push(fill(words.decided, { day: dayInWords(last.day) }));
      if (last.beyond) said.push(fill(words.beyond, { year: last.beyond }));
    }
    var open = outcome.asked.open.length;
    if (open) said.push(fill(words.open[open === 1 ? 0 : 1], { n: open }));
    return said.join(words.comma) + words.stop;
  }
  function tellFees(data, left) {
    var totals = left.map(function (o) { return o.totals; });
    var waits = left.some(function (o) { return Object.keys(o.lists.fees.open).length; });
    if (waits || totals.some(function (t) { return Object.values(t).includes(null); })) return data.words.undecided;
    var currencies = [...new Set(totals.flatMap(Object.keys))];
    if (!currencies.length) return data.words.free;
    return currencies.map(function (currency) {
      var ends = totals.map(function (t) { return (t[currency] || ["0", "0"]).map(decimal); });
      var low = ends.reduce(function (a, b) { return b[0] < a ? b[0] : a; }, ends[0][0]);
      var high = ends.reduce(function (a, b) { return b[1] > a ? b[1] : a; }, ends[0][1]);
      return fill(data.words.fee, { n: between(data, currency, [written(low), written(high)]) });
    }).join(data.words.comma);
  }

  // Keep the case in the address, so that it can be passed on.
  function remember(state, outcome) {
    var address = new URLSearchParams();
    for (var key of Object.keys(outcome.asked.given)) address.set(key, outcome.asked.given[key]);
    for (var name of Object.keys(state.quantities)) address.set("_" + name, state.quantities[name]);
    if (state.on) address.set("_on", state.on);
    var query = address.toString();
    // A page opened from a disk may not change its address.
    if (location.protocol === "file:") return;
    history.replaceState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
  }

  // Give the last day as a calendar entry.
  function save(data, last) {
    var plain = function (text) { return text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n"); };
    var stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//service-catalogue//plan//EN", "BEGIN:VEVENT",
      "UID:" + data.code + "-" + last.day + "@" + (location.hostname || "localhost"), "DTSTAMP:" + stamp,
      "DTSTART;VALUE=DATE:" + last.day.replace(/-/g, ""), "SUMMARY:" + plain(fill(data.words.entry, { name: data.name })),
      "DESCRIPTION:" + plain(location.href), "END:VEVENT", "END:VCALENDAR", "",
    ];
    var link = make("a");
    link.href = URL.createObjectURL(new Blob([lines.map(folded).join("\r\n")], { type: "text/calendar" }));
    link.download = data.code + ".ics";
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 1000);
  }
  // Lines of a calendar are 75 bytes at most; what goes on begins with a space.
  function folded(line) {
    var out = "";
    var length = 0;
    for (var letter of line) {
      var size = new TextEncoder().encode(letter).length;
      if (length + size > 74) { out += "\r\n "; length = 1; }
      out += letter;
      length += size;
    }
    return out;
  }

  if (typeof module !== "undefined" && module.exports) module.exports = { apply: apply, lastDay: lastDay };
  else {
    window.cataloguePlan = { apply: apply, lastDay: lastDay };
    start();
  }
})();
