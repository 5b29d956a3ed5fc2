// What every page loads: htmx, its safety rules, and the small behaviours.
import htmx from "htmx.org/dist/htmx.esm.js";
import "./behaviours/requests.js";
import "./behaviours/theme.js";
import "./behaviours/dialogs.js";
import "./behaviours/tabs.js";
import "./behaviours/keys.js";
import "./behaviours/forms.js";
import "./behaviours/autosave.js";
import "./behaviours/small.js";
import { toast } from "./behaviours/toasts.js";

window.htmx = htmx;
window.palpate = Object.freeze({ toast });
