package com.nimbusds.jose.util;

import java.text.ParseException;
import java.util.*;
import java.util.stream.Collectors;

@SuppressWarnings("unchecked")
public class JSONObjectUtils {
  public static Map<String, Object> parse(String text) throws ParseException {
    if (new JsonText(text).read() instanceof Map<?, ?> object) return (Map<String, Object>) object;
    throw new ParseException("No JSON object", 0);
  }

  public static Map<String, Object> getJSONObject(Map<String, Object> object, String name) throws ParseException {
    return (Map<String, Object>) member(object, name, Map.class);
  }

  public static List<Object> getJSONArray(Map<String, Object> object, String name) throws ParseException {
    return (List<Object>) member(object, name, List.class);
  }

  public static String getString(Map<String, Object> object, String name) throws ParseException {
    return member(object, name, String.class);
  }

  private static <T> T member(Map<String, Object> object, String name, Class<T> type) throws ParseException {
    if (object.get(name) != null && !type.isInstance(object.get(name))) throw new ParseException(name + " is of another type", 0);
    return type.cast(object.get(name));
  }

  public static String toJSONString(Map<String, ?> object) { return written(object); }

  private static String written(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(one -> quoted(String.valueOf(one.getKey())) + ":" + written(one.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) return list.stream().map(JSONObjectUtils::written).collect(Collectors.joining(",", "[", "]"));
    return value == null || value instanceof Number || value instanceof Boolean ? String.valueOf(value) : quoted(String.valueOf(value));
  }

  private static String quoted(String text) {
    return text.chars()
        .mapToObj(one -> one < 32 || one == '"' || one == '\\' ? String.format("\\u%04x", one) : String.valueOf((char) one))
        .collect(Collectors.joining("", "\"", "\""));
  }
}
