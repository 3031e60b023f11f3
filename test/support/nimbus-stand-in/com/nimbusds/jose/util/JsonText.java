package com.nimbusds.jose.util;

import java.text.ParseException;
import java.util.*;
import java.util.regex.*;

/** Reads one JSON text (RFC 8259), none of whose objects has a member twice. */
final class JsonText {
  private static final String SPACE = "[ \\t\\r\\n]*+";
  private static final String NUMBER = "-?(?:0|[1-9][0-9]*+)(?:\\.[0-9]++)?(?:[eE][+-]?[0-9]++)?";
  private static final String STRING = "\"(?:[^\"\\\\\\x00-\\x1f]++|\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4}))*+\"";
  private static final Pattern TOKEN =
      Pattern.compile("\\G" + SPACE + "([{}\\[\\]:,]|true|false|null|" + NUMBER + "|" + STRING + ")" + SPACE);
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

  private final List<String> tokens = new ArrayList<>();
  private int at;

  JsonText(String text) throws ParseException {
    int end = 0;
    for (Matcher matcher = TOKEN.matcher(text); matcher.find(); end = matcher.end()) tokens.add(matcher.group(1));
    if (end < text.length()) throw wrong();
    tokens.add("end");
  }

  Object read() throws ParseException {
    Object value = value();
    if (!taken("end")) throw wrong();
    return value;
  }

  private Object value() throws ParseException {
    if (taken("{")) return object();
    if (taken("[")) return array();
    String token = tokens.get(at++);
    if (token.startsWith("\"")) return unescaped(token);
    if (token.equals("null")) return null;
    if (token.equals("true") || token.equals("false")) return Boolean.valueOf(token);
    if (!token.matches(NUMBER)) throw wrong();
    return token.matches("-?[0-9]{1,18}") ? (Number) Long.valueOf(token) : Double.valueOf(token);
  }

  private Map<String, Object> object() throws ParseException {
    Map<String, Object> members = new LinkedHashMap<>();
    if (taken("}")) return members;
    do {
      String name = tokens.get(at++);
      if (!name.startsWith("\"") || !taken(":") || members.containsKey(unescaped(name))) throw wrong();
      members.put(unescaped(name), value());
    } while (taken(","));
    if (!taken("}")) throw wrong();
    return members;
  }

  private List<Object> array() throws ParseException {
    List<Object> items = new ArrayList<>();
    if (taken("]")) return items;
    do items.add(value());
    while (taken(","));
    if (!taken("]")) throw wrong();
    return items;
  }

  private boolean taken(String wanted) {
    if (!tokens.get(at).equals(wanted)) return false;
    at++;
    return true;
  }

  private static String unescaped(String token) {
    return ESCAPE.matcher(token.substring(1, token.length() - 1)).replaceAll(one -> Matcher.quoteReplacement(character(one)));
  }

  private static String character(MatchResult escape) {
    if (escape.group(1) != null) return String.valueOf((char) Integer.parseInt(escape.group(1), 16));
    int known = "bfnrt".indexOf(escape.group(2));
    return known < 0 ? escape.group(2) : String.valueOf("\b\f\n\r\t".charAt(known));
  }

  private ParseException wrong() {
    return new ParseException("No JSON", 0);
  }
}
