import { ANSWERS, NOTES } from '../facts.js';
import { goText } from '../literals.js';
import type { ProjectModel } from '../model.js';
import { comment, linesOf, only, source } from '../source.js';
import { PAGE_HEADERS } from '../typescript/pages.js';

/** A server on Go's own `net/http`. */
export function goServerFile(model: ProjectModel): string {
  const { rendersPages, needsCors, routes } = model;
  const done = rendersPages ? `"${routes.person}"` : 'settings.FrontendOrigin+"/"';
  const started = rendersPages ? `"${routes.home}"` : 'settings.FrontendOrigin+"/"';
  const answer = (status: string, text: string) =>
    rendersPages
      ? `sendMessage(w, ${status}, "${text}")`
      : `sendJSON(w, ${status}, map[string]string{"error": "${text}"})`;
  return source`
package main

import (
	${only(!rendersPages, '"encoding/json"')}
	"errors"
	"log"
	"net/http"
	"os"
	"time"
)

func main() {
	mux := http.NewServeMux()
	${only(rendersPages, `mux.HandleFunc("${routes.home}", only("GET", "${routes.home}", home))`)}
	mux.HandleFunc("${routes.login}", only("GET", "${routes.login}", login))
	mux.HandleFunc("${routes.redirect}", only("GET", "${routes.redirect}", backFromSgid))
	mux.HandleFunc("${routes.person}", only("GET", "${routes.person}", whoIsLoggedIn))
	mux.HandleFunc("${routes.logout}", only("POST", "${routes.logout}", logout))
	host := os.Getenv("HOST")
	if host == "" {
		host = "127.0.0.1"
	}
	server := &http.Server{
		Addr:              host + ":" + settings.Port,
		Handler:           withHeaders(mux),
		ReadHeaderTimeout: 10 * time.Second,
	}
	log.Fatal(server.ListenAndServe())
}

// only answers one method at exactly one path.
func only(method, path string, handler http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.Method != method || r.URL.Path != path {
			${answer('http.StatusNotFound', ANSWERS.missing)}
			return
		}
		handler(w, r)
	}
}

func withHeaders(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		${PAGE_HEADERS.map(([name, value]) => `w.Header().Set("${name}", "${value}")`)}
		${only(
      needsCors,
      source`
${comment('//', NOTES.cors)}
w.Header().Set("Vary", "Origin")
if r.Header.Get("Origin") == settings.FrontendOrigin {
	w.Header().Set("Access-Control-Allow-Origin", settings.FrontendOrigin)
	w.Header().Set("Access-Control-Allow-Credentials", "true")
}
`,
    )}
		next.ServeHTTP(w, r)
	})
}

${only(
  rendersPages,
  source`
func home(w http.ResponseWriter, _ *http.Request) {
	sendPage(w, http.StatusOK, homePage, nil)
}

`,
)}
func login(w http.ResponseWriter, r *http.Request) {
	address, browserID := startLogin()
	loginCookie.set(w, browserID)
	http.Redirect(w, r, address, http.StatusSeeOther)
}

func backFromSgid(w http.ResponseWriter, r *http.Request) {
	loginCookie.set(w, "")
	person, err := finishLogin(r.URL.Query(), loginCookie.of(r))
	if err != nil {
		log.Println("Login failed:", err)
		var refused LoginRefused
		isRefused := errors.As(err, &refused)
		${
      rendersPages
        ? linesOf(`if isRefused {
	sendMessage(w, http.StatusForbidden, "${ANSWERS.refused}")
} else {
	sendMessage(w, http.StatusBadGateway, "${ANSWERS.failed}")
}`)
        : linesOf(`outcome := "?login=failed"
if isRefused {
	outcome = "?login=refused"
}
http.Redirect(w, r, ${started}+outcome, http.StatusSeeOther)`)
    }
		return
	}
	sessions.remove(sessionCookie.of(r))
	sessionCookie.set(w, startSession(person))
	http.Redirect(w, r, ${done}, http.StatusSeeOther)
}

func whoIsLoggedIn(w http.ResponseWriter, r *http.Request) {
	person, found := sessions.find(sessionCookie.of(r))
	if !found {
		${answer('http.StatusUnauthorized', ANSWERS.loggedOut)}
		return
	}
	${rendersPages ? 'sendPage(w, http.StatusOK, personPage, shown(person))' : 'sendJSON(w, http.StatusOK, person)'}
}

func logout(w http.ResponseWriter, r *http.Request) {
	${comment('//', NOTES.origin)}
	origin := r.Header.Get("Origin")
	isOwn := false
	for _, own := range settings.OwnOrigins {
		isOwn = isOwn || origin == own
	}
	if !isOwn {
		${answer('http.StatusForbidden', ANSWERS.foreign)}
		return
	}
	sessions.remove(sessionCookie.of(r))
	sessionCookie.set(w, "")
	${rendersPages ? `http.Redirect(w, r, ${started}, http.StatusSeeOther)` : 'w.WriteHeader(http.StatusNoContent)'}
}
${only(
  !rendersPages,
  source`

func sendJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(body); err != nil {
		log.Println("An answer could not be written:", err)
	}
}
`,
)}
`
    .replace(/\n\n\n+/g, '\n\n')
    .replace(/\n+$/, '\n');
}

/** The pages, as templates that escape every value. */
export function goPagesFile({ routes, members }: ProjectModel): string {
  return source`
package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html/template"
	"log"
	"net/http"
	"sort"
)

func page(title, body string) *template.Template {
	head := "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + title + "</title>"
	return template.Must(template.New("page").Parse(head + "<h1>" + title + "</h1>" + body + "</html>"))
}

var (
	homePage   = page("Log in", "<p><a href=\"${routes.login}\">Log in with sgID</a></p>")
	personPage = page("Logged in", "<dl>{{range .}}<dt>{{.Name}}</dt><dd>{{template \"value\" .Value}}</dd>{{end}}</dl>"+
		valueTemplate+"<form method=\"post\" action=\"${routes.logout}\"><button>Log out</button></form>")
	messagePage = page("sgID", "<p>{{.}}</p><p><a href=\"${routes.home}\">Start again</a></p>")
)

type row struct {
	Name  string
	Value markup
}

// markup is a value as a page shows it: a text, lines one below the other, or records as a table.
type markup struct {
	Text    string
	Lines   []markup
	Names   []string
	Records [][]markup
}

const valueTemplate = "{{define \"value\"}}{{if .Names}}<table border=\"1\"><tr>{{range .Names}}<th>{{.}}</th>{{end}}</tr>" +
	"{{range .Records}}<tr>{{range .}}<td>{{template \"value\" .}}</td>{{end}}</tr>{{end}}</table>" +
	"{{else if .Lines}}{{range $at, $line := .Lines}}{{if $at}}<br>{{end}}{{template \"value\" $line}}{{end}}" +
	"{{else}}{{.Text}}{{end}}{{end}}"

// shown has a row for each value.
func shown(person Person) []row {
	rows := []row{{"sub", markup{Text: person.Sub}}}
	${only(members.length === 0, '_ = markupOf')}
	${members.map(({ scope, identifier }) => `rows = append(rows, row{${goText(scope)}, markupOf(person.Data.${identifier})})`)}
	for at, shown := range rows {
		for _, scope := range person.Unreadable {
			if shown.Name == scope {
				rows[at].Value = markup{Text: "cannot be read"}
			}
		}
	}
	return rows
}

// By way of JSON, which names the members as sgID does.
func markupOf(value any) markup {
	text, err := json.Marshal(value)
	// Numbers as they are written: fmt would put large ones to the power of ten.
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	var plain any
	if err == nil {
		err = decoder.Decode(&plain)
	}
	if err != nil {
		return markup{Text: "cannot be read"}
	}
	return plainMarkup(plain)
}

func plainMarkup(value any) markup {
	list, isList := value.([]any)
	_, isRecord := value.(map[string]any)
	switch {
	case value == nil:
		return markup{Text: "not held"}
	case isRecord:
		return listMarkup([]any{value})
	case isList && len(list) == 0:
		return markup{Text: "none"}
	case isList:
		return listMarkup(list)
	}
	return markup{Text: fmt.Sprint(value)}
}

func listMarkup(list []any) markup {
	shown := markup{}
	seen := map[string]bool{}
	for _, one := range list {
		record, _ := one.(map[string]any)
		for name := range record {
			if !seen[name] {
				seen[name] = true
				shown.Names = append(shown.Names, name)
			}
		}
	}
	sort.Strings(shown.Names)
	for _, one := range list {
		record, isRecord := one.(map[string]any)
		if !isRecord {
			shown.Lines = append(shown.Lines, plainMarkup(one))
			continue
		}
		cells := []markup{}
		for _, name := range shown.Names {
			cells = append(cells, plainMarkup(record[name]))
		}
		shown.Records = append(shown.Records, cells)
	}
	return shown
}

func sendMessage(w http.ResponseWriter, status int, message string) {
	sendPage(w, status, messagePage, message)
}

func sendPage(w http.ResponseWriter, status int, page *template.Template, values any) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	if err := page.Execute(w, values); err != nil {
		log.Println("A page could not be written:", err)
	}
}
`;
}
