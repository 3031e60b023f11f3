import { COOKIES, MOST_KEPT, NOTES, SECONDS } from '../facts.js';
import type { ProjectModel } from '../model.js';
import { comment, source } from '../source.js';

/** Logins under way, sessions, and their cookies. */
export function goSessionsFile({ sameSite, cookieNotes }: ProjectModel): string {
  const mode = `http.SameSite${sameSite}Mode`;
  return source`
package main

import (
	"crypto/rand"
	"encoding/base64"
	"net/http"
	"sync"
	"time"
)

${comment('//', NOTES.serverSide)}
type Login struct {
	// Of the browser that started it.
	BrowserID    string
	Nonce        string
	CodeVerifier string
}

${comment('//', NOTES.memory)}
type store[T any] struct {
	lock  sync.Mutex
	life  time.Duration
	kept  map[string]kept[T]
	order []string
}

type kept[T any] struct {
	value  T
	endsAt time.Time
}

var (
	logins   = store[Login]{life: ${SECONDS.login} * time.Second, kept: map[string]kept[Login]{}}
	sessions = store[Person]{life: ${SECONDS.session} * time.Second, kept: map[string]kept[Person]{}}
)

// newSecret is a value that nobody can guess.
func newSecret() string {
	bytes := make([]byte, 32)
	if _, err := rand.Read(bytes); err != nil {
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(bytes)
}

func (s *store[T]) keep(id string, value T) {
	s.lock.Lock()
	defer s.lock.Unlock()
	now := time.Now()
	// The oldest come first: what has ended goes, and so does what is too much.
	for len(s.order) > 0 {
		oldest, isThere := s.kept[s.order[0]]
		if isThere && oldest.endsAt.After(now) && len(s.order) < ${MOST_KEPT} {
			break
		}
		delete(s.kept, s.order[0])
		s.order = s.order[1:]
	}
	s.kept[id] = kept[T]{value, now.Add(s.life)}
	s.order = append(s.order, id)
}

func (s *store[T]) find(id string) (T, bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	found, isThere := s.kept[id]
	return found.value, isThere && found.endsAt.After(time.Now())
}

// take finds what fits and removes it, so that it serves once.
func (s *store[T]) take(id string, fits func(T) bool) (T, bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	found, isThere := s.kept[id]
	if !isThere || !found.endsAt.After(time.Now()) || !fits(found.value) {
		var none T
		return none, false
	}
	delete(s.kept, id)
	return found.value, true
}

func (s *store[T]) remove(id string) {
	s.lock.Lock()
	defer s.lock.Unlock()
	delete(s.kept, id)
}

${comment('//', NOTES.takenFirst, NOTES.bound)}
func takeLogin(state, browserID string) (Login, bool) {
	return logins.take(state, func(login Login) bool { return login.BrowserID == browserID })
}

${comment('//', NOTES.newId)}
func startSession(person Person) string {
	id := newSecret()
	sessions.keep(id, person)
	return id
}

type cookieKind struct {
	name     string
	sameSite http.SameSite
	seconds  int
}

${comment('//', ...cookieNotes)}
var (
	loginCookie   = cookieKind{"${COOKIES.login}", http.SameSiteLaxMode, ${SECONDS.login}}
	sessionCookie = cookieKind{"${COOKIES.session}", ${mode}, ${SECONDS.session}}
)

func (c cookieKind) fullName() string {
	if settings.IsHTTPS {
		return "__Host-" + c.name
	}
	return c.name
}

// set sets the cookie; no value takes it away.
func (c cookieKind) set(w http.ResponseWriter, value string) {
	age := c.seconds
	if value == "" {
		age = -1
	}
	http.SetCookie(w, &http.Cookie{
		Name:     c.fullName(),
		Value:    value,
		Path:     "/",
		MaxAge:   age,
		HttpOnly: true,
		SameSite: c.sameSite,
		Secure:   settings.IsHTTPS || c.sameSite == http.SameSiteNoneMode,
	})
}

func (c cookieKind) of(r *http.Request) string {
	cookie, err := r.Cookie(c.fullName())
	if err != nil {
		return ""
	}
	return cookie.Value
}
`;
}
