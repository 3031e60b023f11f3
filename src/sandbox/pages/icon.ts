/** The tab's icon. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0A6A72"/>' +
  '<path d="M10 11v-1h2v1zm0 2h2v9h-2zm5-3h4a6 6 0 0 1 0 12h-4zm2 2v8h2a4 4 0 0 0 0-8z" fill="#fff"/></svg>';
