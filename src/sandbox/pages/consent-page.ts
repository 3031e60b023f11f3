import { html } from 'hono/html';
import { findScope } from '../../core/catalogue/catalogue.js';
import type { AuthorizationRequest } from '../authorize/authorization-request.js';
import type { Persona } from '../personas/persona.js';
import { layout, type Markup } from './layout.js';

export interface ConsentPageContent {
  readonly request: AuthorizationRequest;
  /** Handle of the pending request, which the form sends back. */
  readonly transaction: string;
  readonly personas: readonly Persona[];
  /** Id of the persona that is preselected. */
  readonly selected: string;
}

/** As many as the style sheet gives room to. */
const SCOPES_IN_SIGHT = 5;

/** Asks who signs in, and whether that person agrees. Works without JavaScript. */
export function consentPage(content: ConsentPageContent): Promise<string> {
  const { client, redirectUri, scopes } = content.request;
  return layout(
    `${client.name} asks to sign you in`,
    html`<form class="consent" method="post" action="/sandbox/consent">
      <input type="hidden" name="transaction" value="${content.transaction}">
      <section class="request" aria-labelledby="title">
        ${qrPlaceholder()}
        <p class="eyebrow">Sign in to</p>
        <h1 id="title">${client.name}</h1>
        ${client.purpose === undefined || client.purpose === '' ? '' : html`<p class="purpose">${client.purpose}</p>`}
        <h2 id="scopes">Asks for ${countOf(scopes.length)}</h2>
        ${scopeList(scopes)}
        <p class="aside">Then you return to <code>${new URL(redirectUri).host}</code></p>
      </section>
      <section class="answer">
        <fieldset>
          <legend>Who signs in?</legend>
          <p class="aside">These people are made up. Each one fills different scopes.</p>
          <div class="personas">${content.personas.map((persona) => personaCard(persona, content.selected))}
          </div>
        </fieldset>
        <div class="actions">
          <button class="primary" type="submit" name="decision" value="approve">Approve</button>
          <button type="submit" name="decision" value="refuse">Refuse</button>
          <button type="submit" name="decision" value="expire">Let it expire</button>
          <p class="aside">
            Refuse sends <code>error=access_denied</code> back. If it expires, the app hears nothing, as when nobody answers
            for ten minutes.
          </p>
        </div>
      </section>
    </form>`,
  );
}

function countOf(scopes: number): string {
  return scopes === 1 ? 'one scope' : `${scopes} scopes`;
}

/** A long list scrolls in itself, so that the choice beside it stays in sight; the keyboard must get into it then. */
function scopeList(scopes: readonly string[]): Markup {
  const focusable = scopes.length > SCOPES_IN_SIGHT ? html` tabindex="0"` : '';
  return html`<ul class="scopes" aria-labelledby="scopes"${focusable}>${scopes.map(scopeItem)}
        </ul>`;
}

function scopeItem(scope: string): Markup {
  return html`
          <li><span>${findScope(scope)?.label ?? scope}</span> <code>${scope}</code></li>`;
}

function personaCard({ id, name, note }: Persona, selected: string): Markup {
  return html`
            <div class="persona">
              <input type="radio" name="persona" id="persona-${id}" value="${id}"${id === selected ? html` checked` : ''}>
              <label for="persona-${id}"><strong>${name}</strong> <span>${note}</span></label>
            </div>`;
}

/** The three corner marks and nothing between them: it must not look as if it could be scanned. */
function qrPlaceholder(): Markup {
  return html`<figure class="qr">
          <svg viewBox="0 0 64 64" aria-hidden="true">
            <path d="M8 8h18v18H8zM38 8h18v18H38zM8 38h18v18H8z" />
            <path class="core" d="M14 14h6v6h-6zM44 14h6v6h-6zM14 44h6v6h-6z" />
          </svg>
          <figcaption>Placeholder for the QR code that sgID shows here</figcaption>
        </figure>`;
}
