package com.nimbusds.jose.util;

import java.text.ParseException;
import java.util.Map;
public class JSONObjectUtils {
  public static Map<String, Object> parse(String text) throws ParseException { throw new UnsupportedOperationException(); }
  public static Map<String, Object> getJSONObject(Map<String, Object> object, String name) throws ParseException { throw new UnsupportedOperationException(); }
  public static String getString(Map<String, Object> object, String name) throws ParseException { throw new UnsupportedOperationException(); }
  public static String toJSONString(Map<String, ?> object) { throw new UnsupportedOperationException(); }
}
