// The desk: which page an address is.
import { $, wearTheme } from "./base.js";
import { showCase } from "./case.js";
import { showHome } from "./home.js";

wearTheme();
const of = /^\/case\/(\d+)$/.exec(location.pathname);
if (of) showCase($("#app"), Number(of[1]));
else showHome($("#app"));
