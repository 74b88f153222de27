// node_modules/preact/dist/preact.mjs
var e, t, n, r, i, a, o, s, c, l, u, d = Symbol.for("pv"), f = {}, p = [], m = /^m(i|n|o|s|text|space)$/, h = Array.isArray, g = p.slice, _ = Object.assign;
function v(e) {
	e && e.parentNode && e.remove();
}
function y(e, t, n) {
	var r, i, a, o = {}, s = arguments.length;
	for (a in t) a == "key" ? r = t[a] : a == "ref" && typeof e != "function" ? i = t[a] : o[a] = t[a];
	return s > 2 && (o.children = s > 3 ? g.call(arguments, 2) : n), b(e, o, r, i, null);
}
function b(n, r, i, a, o) {
	var s = {
		type: n,
		props: r,
		key: i,
		ref: a,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: d,
		__v: o || ++t,
		__i: -1,
		__u: 0
	};
	return !o && e.vnode && e.vnode(s), s;
}
function x(e) {
	return e.children;
}
function S(e, t) {
	this.props = e, this.context = t, this.__g = 0;
}
function C(e, t) {
	if (t == null) return e.__ && C(e.__, e.__i + 1);
	for (var n; t < e.__k.length; t++) if ((n = e.__k[t]) && n.__e) return n.__e;
	return typeof e.type != "function" || e.props.__P ? null : C(e);
}
function w(t) {
	var n, r = t.__v, i = r.__e, a = [], o = [], s = t.__P;
	s && ((n = _({ constructor: d }, r)).__v = r.__v + 1, e.vnode && e.vnode(n), oe(s, n, r, t.__n, s.namespaceURI, 32 & r.__u ? [i] : null, a, i || C(r), 32 & r.__u, o), n.__v = r.__v, n.__.__k[n.__i] = n, k(a, n, o), r.__ = r.__e = null, n.__e != i && T(n));
}
function T(e) {
	if ((e = e.__) && e.__c && !e.props.__P) return e.__e = null, e.__k.some(function(t) {
		return t && (e.__e = t.__e);
	}), T(e);
}
function E(t) {
	(8 & t.__g || (t.__g |= 8, r.push(t), a++)) && i == e.debounceRendering || ((i = e.debounceRendering) || queueMicrotask)(D);
}
function D() {
	try {
		for (var e, t = 1; r.length;) r.length > t && r.sort(o), e = r.shift(), t = r.length, 8 & e.__g && w(e);
	} finally {
		(a = r.length) && (i || queueMicrotask)(D);
	}
}
function ee(e, t, n, r, i, a, o, s, c, l, u) {
	var d, m, h, g, _, v, y = r.__k || p, b = t.length;
	for (c = te(n, t, y, c, b), d = 0; d < b; d++) (h = n.__k[d]) != null && (m = ~h.__i && y[h.__i] || f, h.__i = d, v = oe(e, h, m, i, a, o, s, c, l, u), g = h.__e, (m.ref != h.ref || 8 & m.__u) && (m.ref && j(m.ref, null, h, m), h.ref && u.push(h.ref, h.__c || g, h)), _ ||= g, 4 & h.__u ? (c = ne(h, c, e, !m.__v), m.__e && (m.__e = null)) : typeof h.type == "function" && v !== void 0 ? c = v : g && (c = g.nextSibling), h.__u &= -21);
	return n.__e = _, c;
}
function te(e, t, n, r, i) {
	var a, o, s, c, l, u, f, p, m, g = n.length, _ = g, v = 0, y = 0, S = e.__k = Array(i);
	for (a = 0; a < i; a++) (o = t[a]) != null && typeof o != "boolean" && typeof o != "function" ? (typeof o != "object" || o.constructor === String ? o = S[a] = b(null, o) : h(o) ? o = S[a] = b(x, { children: o }) : o.constructor === d && o.__b ? o = S[a] = b(o.type, o.props, o.key, o.ref, o.__v) : S[a] = o, c = a + v, o.__ = e, o.__b = e.__b + 1, s = null, ~(l = o.__i = O(o, n, c, _)) && (_--, (s = n[l]) && (s.__u |= 2)), s && s.__v ? (o.__u |= 16, l == c - 1 ? v-- : l == c + 1 ? v++ : l != c && (l > c ? v-- : v++, y = 1)) : (~l || (i > g ? v-- : i < g && v++), typeof o.type != "function" && (o.__u |= 4))) : S[a] = null;
	if (y) {
		for (u = [], f = [], a = 0; a < i; a++) if ((o = S[a]) && 16 & o.__u) {
			for (v = 0, p = u.length; v < p;) u[m = v + p >> 1] < o.__i ? v = m + 1 : p = m;
			u[v] = o.__i, f[a] = v + 1;
		}
		for (v = u.length; a--;) f[a] && (f[a] == v ? v-- : S[a].__u |= 4);
	}
	if (_) for (a = 0; a < g; a++) !(s = n[a]) || 2 & s.__u || (s.__e == r && (r = C(s)), le(s, s));
	return r;
}
function ne(e, t, n, r) {
	var i, a, o, s;
	if (typeof e.type == "function") {
		if (e.props.__P) return t;
		if (i = e.__k) for (a = 0; a < i.length; a++) i[a] && (i[a].__ = e, t = ne(i[a], t, n, !1));
		return t;
	}
	for (t && !t.parentNode && (t = C(e)) && !t.parentNode && (t = null), o = e.__e, s = t; s && s.nodeType == 8;) s = s.nextSibling;
	for (o != s && (!r && n.moveBefore && o.parentNode ? n.moveBefore(o, t) : n.insertBefore(o, t || null)), t = o; (t &&= t.nextSibling) && t.nodeType == 8 && !t.data.startsWith("$s"););
	return t;
}
function O(e, t, n, r) {
	var i, a = e.key, o = e.type, s = t[n], c = s && !(2 & s.__u);
	if (s === null && a == null || c && a == s.key && o == s.type) return n;
	if (r > +!!c) {
		for (i = n - 1; i >= 0; i--) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
		for (i = n + 1; i < t.length; i++) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
	}
	return -1;
}
function re(e, t, n) {
	n ??= "", t[0] == "-" ? e.setProperty(t, n) : e[t] = n;
}
function ie(e, t, n, r, i) {
	var a, o;
	if (t == "style") {
		if (typeof n == "string") e.style.cssText = n;
		else {
			if (typeof r == "string" && (e.style.cssText = r = ""), r) for (t in r) n && t in n || re(e.style, t);
			if (n) for (t in n) r && n[t] == r[t] || re(e.style, t, n[t]);
		}
	} else if (t[0] == "o" && t[1] == "n") typeof n != "function" && (n = null), typeof r != "function" && (r = null), (e.__e ||= {})[t] = n, n && r || (o = u[t] || (u[t] = ae(t)), (e.__a ||= {})[t] = l, a = t != (t = t.replace(c, "$1")), (t = t.slice(2))[0] < "a" && (t = t.toLowerCase()), n ? e.addEventListener(t, o, a) : e.removeEventListener(t, o, a));
	else {
		if (i == "http://www.w3.org/2000/svg") t = t.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
		else if (t != "width" && t != "height" && t != "href" && t != "list" && t != "form" && t != "tabIndex" && t != "download" && t != "rowSpan" && t != "colSpan" && t != "role" && t != "popover" && t in e) try {
			e[t] = n ?? "";
			return;
		} catch {}
		if (typeof n == "function") return;
		n == null || !1 === n && t[4] != "-" ? e.removeAttribute(t) : e.setAttribute(t, t == "popover" && n == 1 ? "" : n);
	}
}
function ae(t) {
	return function(n) {
		var r = this.__e;
		if (r) {
			if (r = r[t], n[s] == null) n[s] = l++;
			else if (n[s] < this.__a[t]) return;
			return r(e.event ? e.event(n) : n);
		}
	};
}
function oe(t, n, r, i, a, o, s, c, l, u) {
	var f, m, g, y, b, w, T, E, D, te, ne, O, re, ie, ae, oe, k, j, M = n.type;
	if (n.constructor !== d) return null;
	128 & r.__u && (l = 32 & r.__u, f = r.__c.__z) && (n.__u |= l, m = o = [], f.nodeType == 8 ? c = se(f, o) : o.push(f), c = o[0] || c), (f = e.__b) && f(n);
	e: if (typeof M == "function") {
		g = s.length;
		try {
			if (E = n.props, D = (f = M.prototype) && f.render, te = (f = M.contextType) && i[f.__c], ne = f ? te ? te.props.value : f.__ : i, (y = r.__c) ? (n.__c = y, 2 & y.__g && (y.__g |= 1)) : (D ? n.__c = y = new M(E, ne) : (n.__c = y = new S(E, ne), y.constructor = M, y.render = ue), te && te.sub(y), y.state || (y.state = {}), y.__n = i, y.__g |= 8, y.__h = [], y.__k = []), D && (y.__s || (y.__s = y.state), M.getDerivedStateFromProps && (y.__s == y.state && (y.__s = _({}, y.__s)), _(y.__s, M.getDerivedStateFromProps(E, y.__s)))), b = y.props, w = y.state, y.__v = n, r.__c) {
				if (E !== b && D && !M.getDerivedStateFromProps && y.componentWillReceiveProps && y.componentWillReceiveProps(E, ne), n.__v == r.__v && !(8 & y.__g) || !(4 & y.__g) && y.shouldComponentUpdate && !1 === y.shouldComponentUpdate(E, y.__s, ne)) {
					n.__v != r.__v && (y.props = E, y.state = y.__s, y.__g &= -9), n.__e = r.__e, n.__k = r.__k, n.__k.some(function(e) {
						e && (e.__ = n);
					}), p.push.apply(y.__h, y.__k), y.__k = [], y.__h.length && s.push(y), c = C(r);
					break e;
				}
				y.componentWillUpdate && y.componentWillUpdate(E, y.__s, ne), D && y.componentDidUpdate && y.__h.push(function() {
					y.componentDidUpdate(b, w, T);
				});
			} else D && !M.getDerivedStateFromProps && y.componentWillMount && y.componentWillMount(), D && y.componentDidMount && y.__h.push(y.componentDidMount);
			y.context = ne, y.props = E, y.__P = t, y.__g &= -5, O = e.__r, re = D ? 25 : 0;
			do
				y.__g &= -9, O && O(n), f = y.render(y.props, y.state = y.__s, y.context);
			while (8 & y.__g && ++re < 25);
			D && (p.push.apply(y.__h, y.__k), y.__k = []), y.state = y.__s, y.getChildContext && (i = _({}, i, y.getChildContext())), D && r.__c && y.getSnapshotBeforeUpdate && (T = y.getSnapshotBeforeUpdate(b, w)), ie = f && f.type === x && f.key == null ? f.props.children : f, E.__P && (f = c, a = (t = E.__P).namespaceURI, l = o = null, r.props && r.props.__P != t && (r.__k.some(function(e) {
				e && le(e, e);
			}), r.__k = null), c = r.__k ? C(r, 0) : null), c = ee(t, h(ie) ? ie : [ie], n, r, i, a, o, s, c, l, u), E.__P && (n.__e = null, c = f), n.__u &= -161, m && m.some(v), y.__h.length && s.push(y), 1 & y.__g && (y.__g &= -4);
		} catch (t) {
			if (s.length = g, n.__v = null, l || o) {
				if (t && t.then) {
					if (n.__u |= 128 | l, o) {
						for (~(k = o.indexOf(c || void 0)) || (k = o.length); (j = o[k - 1]) && j.nodeType == 8;) k--;
						for (; k < o.length; k++) if (j = o[k]) {
							if (o[k] = null, ae) {
								if (j == oe) break;
							} else {
								if (j.nodeType != 8) break;
								j.data.startsWith("$s") && (oe = se(ae = j));
							}
						}
					}
					if (!ae) {
						for (; c && c.nodeType == 8 && c.nextSibling;) c = c.nextSibling;
						ae = c;
					}
					(f = se(ae = n.__c.__z || (n.__c.__z = ae))) ? (n.__e = ae, c = f) : n.__e = c, c &&= c.nextSibling;
				} else o && o.some(v);
			} else n.__e = r.__e;
			n.__k ||= r.__k || [], t && t.then || ce(n), e.__e(t, n, r);
		}
	} else c = n.__e = A(r.__e, n, r, i, a, o, s, l, u, t);
	return (f = e.diffed) && f(n), c;
}
function se(e, t) {
	if (e && e.nodeType == 8 && e.data.startsWith("$s")) for (var n = 1; e = e.nextSibling;) {
		if (e.nodeType == 8) {
			if (e.data.startsWith("$s")) n++;
			else if (e.data.startsWith("/$s") && !--n) return e;
		}
		t && t.push(e);
	}
}
function ce(e) {
	e && (e.__c && (e.__c.__g |= 4), e.__k && e.__k.some(ce));
}
function k(t, n, r) {
	for (var i = 0; i < r.length;) j(r[i++], r[i++], r[i++]);
	e.__c && e.__c(n, t), t.some(function(n) {
		try {
			t = n.__h, n.__h = [], t.some(function(e) {
				e.call(n);
			});
		} catch (t) {
			e.__e(t, n.__v);
		}
	});
}
function A(t, n, r, i, a, o, s, c, l, u) {
	var d, p, _, y, b, x, S, w, T = r.props || f, E = n.props, D = n.type;
	if (D == "svg" ? a = "http://www.w3.org/2000/svg" : D == "math" ? a = "http://www.w3.org/1998/Math/MathML" : a ||= "http://www.w3.org/1999/xhtml", o) {
		for (d = 0; d < o.length; d++) if ((b = o[d]) && (D ? b.localName == D : b.nodeType == 3)) {
			t = b, o[d] = null;
			break;
		}
	}
	if (!t) {
		if (w = u.ownerDocument || document, !D) return w.createTextNode(E);
		t = w.createElementNS(a, D, E.is ? E : u), c &&= (e.__m && e.__m(n, o), !1), o = null;
	}
	if (D) {
		if (u = D == "template" && t.content || t, o = D == "textarea" && E.defaultValue != null ? null : o && g.call(u.childNodes), !c && o) for (T = {}, d = 0; d < t.attributes.length; d++) T[(b = t.attributes[d]).name] = b.value;
		for (d in T) b = T[d], d == "dangerouslySetInnerHTML" ? _ = b : d == "children" || d in E || d == "value" && "defaultValue" in E || d == "checked" && "defaultChecked" in E || ie(t, d, null, b, a);
		for (d in E) b = E[d], d == "children" ? y = b : d == "dangerouslySetInnerHTML" ? p = b : d == "value" ? x = b : d == "checked" ? S = b : c && typeof b != "function" || T[d] === b || ie(t, d, b, T[d], a);
		p ? (c || _ && (p.__html == _.__html || p.__html == t.innerHTML) || (t.innerHTML = p.__html), n.__k = []) : (_ && (t.textContent = ""), (D == "foreignObject" || a == "http://www.w3.org/1998/Math/MathML" && m.test(D)) && (a = "http://www.w3.org/1999/xhtml"), ee(u, h(y) ? y : [y], n, r, i, a, o, s, o ? o[0] : r.__k && C(r, 0), c, l), o && o.some(v)), c && D != "textarea" || (d = "value", D == "progress" && x == null ? t.removeAttribute(d) : x == null || x === t[d] && (D != "progress" || x) || ie(t, d, x, T[d], a), d = "checked", S != null && S != t[d] && ie(t, d, S, T[d], a));
	} else T === E || c && t.data == E || (t.data = E);
	return t;
}
function j(t, n, r, i) {
	try {
		typeof t == "function" ? n ? n.__x = t(n) || 1 : (i &&= i.__c || i.__e) && (n = i.__x) && (i.__x = null, typeof n == "function" ? n() : t(null)) : t.current = n;
	} catch (t) {
		e.__e(t, r);
	}
}
function le(t, n, r) {
	var i, a, o, s;
	if (e.unmount && e.unmount(t), !(i = t.ref) || i.current && i.current != t.__e || j(i, null, n, t), i = t.__c) {
		if (i.componentWillUnmount) try {
			i.componentWillUnmount();
		} catch (t) {
			e.__e(t, n);
		}
		i.__P = i.__n = null;
	}
	if (i = t.__k) for (s = 0; s < i.length; s++) i[s] && le(i[s], n, typeof t.type != "function" || r && !t.props.__P);
	!r && (i = t.__c) && (i = i.__z) && (a = se(i, o = [])) && (i == t.__e && o.some(v), v(a), v(i)), r || v(t.__e), t.__e = t.__c = t.__ = null;
}
function ue(e, t, n) {
	return this.constructor(e, n);
}
function M(t, n) {
	var r, i, a, o;
	e.__ && e.__(t, n), n.nodeType == 9 && (n = n.documentElement), i = (r = t && 32 & t.__u) ? null : n.__k, n.__k = b(x, { children: [t] }), a = [], o = [], oe(n, n.__k, i || f, f, n.namespaceURI, i ? null : n.firstChild ? g.call(n.childNodes) : null, a, i ? i.__e : n.firstChild, r, o), k(a, n.__k, o), n.__k.props.children = null;
}
e = { __e: function(e, t, n, r) {
	for (var i, o, s; t = t.__;) if ((i = t.__c) && !(1 & i.__g)) {
		i.__g |= 4;
		try {
			if ((s = (o = i.constructor) && o.getDerivedStateFromError) && i.setState(o.getDerivedStateFromError(e)), i.componentDidCatch && (i.componentDidCatch(e, r || {}), s = 1), s && 8 & i.__g) return void (i.__g |= 2);
		} catch (t) {
			e = t;
		}
	}
	throw a = 0, e;
} }, t = 0, n = function(e) {
	return e != null && e.constructor === d;
}, S.prototype.setState = function(e, t) {
	var n = this.__s;
	n && n != this.state || (n = this.__s = _({}, this.state)), typeof e == "function" && (e = e(_({}, n), this.props)), e && (_(n, e), this.__v && (t && this.__k.push(t), E(this)));
}, S.prototype.forceUpdate = function(e) {
	this.__v && (this.__g |= 4, e && this.__h.push(e), E(this));
}, S.prototype.render = x, r = [], a = 0, o = function(e, t) {
	return e.__v.__b - t.__v.__b;
}, s = Symbol(), c = /(PointerCapture)$|Capture$/i, l = 0, u = {};
// node_modules/preact/hooks/dist/hooks.mjs
var de, fe, pe, me, he = Object.is, ge = 0, _e = [], ve = [], ye = e, be = ye.__b, xe = ye.__r, Se = ye.diffed, Ce = ye.__c, we = ye.unmount, Te = ye.__;
function Ee(e, t) {
	ye.__h && ye.__h(fe, e, ge || t), ge = 0;
	var n = fe.__H || (fe.__H = {
		__: [],
		__h: []
	});
	return e >= n.__.length && n.__.push({}), n.__[e];
}
function N(e, t) {
	var n = Ee(de++, 3);
	!ye.__s && Fe(n.__H, t) && (n.__P = !0, n.__ = e, n.u = t, fe.__H.__h.push(n));
}
function P(e) {
	return ge = 5, De(function() {
		return { current: e };
	}, []);
}
function De(e, t) {
	var n = Ee(de++, 7);
	return Fe(n.__H, t) && (n.__ = e(), n.__H = t), n.__;
}
function Oe() {
	var e = Ee(de++, 11);
	if (!e.__) {
		for (var t = fe.__v; !t.__m && t.__;) t = t.__;
		var n = t.__m || (t.__m = [0, 0]);
		e.__ = "P" + n[0] + "-" + n[1]++;
	}
	return e.__;
}
function ke() {
	var e;
	do {
		for (; e = ve.shift();) try {
			Ne(e);
		} catch (t) {
			ye.__e(t, { __: (e = e.__P) && e.__v });
		}
		for (; e = _e.shift();) {
			var t = e.__H;
			if (e.__P && t) try {
				t.__h.some(Ne), t.__h.some(Pe), t.__h = [];
			} catch (n) {
				t.__h = [], ye.__e(n, e.__v);
			}
		}
	} while (ve.length);
}
ye.__b = function(e) {
	fe = null, be && be(e);
}, ye.__ = function(e, t) {
	e && t.__k && t.__k.__m && (e.__m = t.__k.__m), Te && Te(e, t);
}, ye.__r = function(e) {
	xe && xe(e), de = 0;
	var t = (fe = e.__c).__H;
	t && (pe == fe ? fe.__h = [] : (t.__h.some(Ne), t.__h.some(Pe), de = 0), t.__h = [], t.__.some(function(e) {
		e.__N && (e.__ = e.__N), e.u = e.__N = void 0;
	})), pe = fe;
}, ye.diffed = function(e) {
	Se && Se(e);
	var t = e.__c;
	t && t.__H && (t.__H.__h.length && Me(_e.push(t)), t.__H.__.some(function(e) {
		e.u && (e.__H = e.u);
	})), pe = fe = null;
}, ye.__c = function(e, t) {
	t.some(function(e) {
		try {
			e.__h.some(Ne), e.__h = e.__h.filter(function(e) {
				return !e.__ || Pe(e);
			});
		} catch (t) {
			e.__h = [function() {
				throw t;
			}];
		}
	}), Ce && Ce(e, t);
}, ye.unmount = function(e) {
	we && we(e);
	var t, n, r = e.__c;
	r && r.__H && (r.__H.__.some(function(r) {
		try {
			if (r.__P && r.__c) {
				if (n === void 0) {
					for (n = e.__; n && (!n.__c || !n.__c.__P);) n = n.__;
					n &&= n.__c;
				}
				r.__P = n, Me(ve.push(r));
			} else Ne(r);
		} catch (e) {
			t = e;
		}
	}), r.__H = void 0, t && ye.__e(t, r.__v));
};
var Ae = typeof requestAnimationFrame == "function";
function je(e) {
	var t, n = function() {
		clearTimeout(r), Ae && cancelAnimationFrame(t), setTimeout(e);
	}, r = setTimeout(n, 35);
	Ae && (t = requestAnimationFrame(n));
}
function Me(e) {
	e != 1 && me == ye.requestAnimationFrame || ((me = ye.requestAnimationFrame) || je)(ke);
}
function Ne(e) {
	var t = fe, n = e.__c;
	typeof n == "function" && (e.__c = void 0, n()), fe = t;
}
function Pe(e) {
	var t = fe;
	e.__c = e.__(), fe = t;
}
function Fe(e, t) {
	return !e || e.length != t.length || t.some(function(t, n) {
		return !he(t, e[n]);
	});
}
// node_modules/@preact/signals-core/dist/signals-core.module.js
var Ie = Symbol.for("preact-signals");
function Le() {
	if (He > 1) He--;
	else {
		var e, t = !1;
		for ((function() {
			var e = Ke;
			for (Ke = void 0; e !== void 0;) {
				var t = e.S;
				if (t.v === e.v) for (var n = t.t; n !== void 0; n = n.x) n.i === e.i && (n.i = t.i);
				e = e.o;
			}
		})(); Ve !== void 0;) {
			var n = Ve;
			for (Ve = void 0, Ue++; n !== void 0;) {
				var r = n.u;
				if (n.u = void 0, n.f &= -3, !(8 & n.f) && Ye(n)) try {
					n.c();
				} catch (n) {
					t ||= (e = n, !0);
				}
				n = r;
			}
		}
		if (Ue = 0, He--, t) throw e;
	}
}
function Re(e) {
	if (He > 0) return e();
	Ge = ++We, He++;
	try {
		return e();
	} finally {
		Le();
	}
}
var ze, F = void 0;
function Be(e) {
	var t = F, n = ze;
	F = void 0, ze = void 0;
	try {
		return e();
	} finally {
		F = t, ze = n;
	}
}
var Ve = void 0, He = 0, Ue = 0, We = 0, Ge = 0, Ke = void 0, qe = 0;
function Je(e) {
	if (F !== void 0) {
		var t = e.n;
		if (t === void 0 || t.t !== F) return t = {
			i: 0,
			S: e,
			p: F.s,
			n: void 0,
			t: F,
			e: void 0,
			x: void 0,
			r: t
		}, F.s !== void 0 && (F.s.n = t), F.s = t, e.n = t, 32 & F.f && e.S(t), t;
		if (t.i === -1) return t.i = 0, t.n !== void 0 && (t.n.p = t.p, t.p !== void 0 && (t.p.n = t.n), t.p = F.s, t.n = void 0, F.s.n = t, F.s = t), t;
	}
}
function I(e, t) {
	this.v = e, this.i = 0, this.n = void 0, this.t = void 0, this.l = 0, this.W = t?.watched, this.Z = t?.unwatched, this.name = t?.name;
}
I.prototype.brand = Ie, I.prototype.h = function() {
	return !0;
}, I.prototype.S = function(e) {
	var t = this, n = this.t;
	n !== e && e.e === void 0 && (e.x = n, this.t = e, n === void 0 ? Be(function() {
		var e;
		(e = t.W) == null || e.call(t);
	}) : n.e = e);
}, I.prototype.U = function(e) {
	var t = this;
	if (this.t !== void 0) {
		var n = e.e, r = e.x;
		n !== void 0 && (n.x = r, e.e = void 0), r !== void 0 && (r.e = n, e.x = void 0), e === this.t && (this.t = r, r === void 0 && Be(function() {
			var e;
			(e = t.Z) == null || e.call(t);
		}));
	}
}, I.prototype.subscribe = function(e) {
	var t = this;
	return it(function() {
		var n = t.value;
		Be(function() {
			return e(n);
		});
	}, { name: "sub" });
}, I.prototype.valueOf = function() {
	return this.value;
}, I.prototype.toString = function() {
	return this.value + "";
}, I.prototype.toJSON = function() {
	return this.value;
}, I.prototype.peek = function() {
	var e = this;
	return Be(function() {
		return e.value;
	});
}, Object.defineProperty(I.prototype, "value", {
	get: function() {
		var e = Je(this);
		return e !== void 0 && (e.i = this.i), this.v;
	},
	set: function(e) {
		if (e !== this.v) {
			if (Ue > 100) throw Error("Cycle detected");
			(function(e) {
				He !== 0 && Ue === 0 && e.l !== Ge && (e.l = Ge, Ke = {
					S: e,
					v: e.v,
					i: e.i,
					o: Ke
				});
			})(this), this.v = e, this.i++, qe++, He++;
			try {
				for (var t = this.t; t !== void 0; t = t.x) t.t.N();
			} finally {
				Le();
			}
		}
	}
});
function L(e, t) {
	return new I(e, t);
}
function Ye(e) {
	for (var t = e.s; t !== void 0; t = t.n) if (t.S.i !== t.i || !t.S.h() || t.S.i !== t.i) return !0;
	return !1;
}
function Xe(e) {
	for (var t = e.s; t !== void 0; t = t.n) {
		var n = t.S.n;
		if (n !== void 0 && (t.r = n), t.S.n = t, t.i = -1, t.n === void 0) {
			e.s = t;
			break;
		}
	}
}
function Ze(e) {
	for (var t = e.s, n = void 0; t !== void 0;) {
		var r = t.p;
		t.i === -1 ? (t.S.U(t), r !== void 0 && (r.n = t.n), t.n !== void 0 && (t.n.p = r)) : n = t, t.S.n = t.r, t.r !== void 0 && (t.r = void 0), t = r;
	}
	e.s = n;
}
function Qe(e, t) {
	I.call(this, void 0, t), this.x = e, this.s = void 0, this.g = qe - 1, this.f = 4;
}
Qe.prototype = new I(), Qe.prototype.h = function() {
	if (this.f &= -3, 1 & this.f) return !1;
	if ((36 & this.f) == 32 || (this.f &= -5, this.g === qe)) return !0;
	if (this.g = qe, this.f |= 1, this.i > 0 && !Ye(this)) return this.f &= -2, !0;
	var e = F;
	try {
		Xe(this), F = this;
		var t = this.x();
		(16 & this.f || this.v !== t || this.i === 0) && (this.v = t, this.f &= -17, this.i++);
	} catch (e) {
		this.v = e, this.f |= 16, this.i++;
	}
	return F = e, Ze(this), this.f &= -2, !0;
}, Qe.prototype.S = function(e) {
	if (this.t === void 0) {
		this.f |= 36;
		for (var t = this.s; t !== void 0; t = t.n) t.S.S(t);
	}
	I.prototype.S.call(this, e);
}, Qe.prototype.U = function(e) {
	if (this.t !== void 0 && (I.prototype.U.call(this, e), this.t === void 0)) {
		this.f &= -33;
		for (var t = this.s; t !== void 0; t = t.n) t.S.U(t);
	}
}, Qe.prototype.N = function() {
	if (!(2 & this.f)) {
		this.f |= 6;
		for (var e = this.t; e !== void 0; e = e.x) e.t.N();
	}
}, Object.defineProperty(Qe.prototype, "value", { get: function() {
	if (1 & this.f) throw Error("Cycle detected");
	var e = Je(this);
	if (this.h(), e !== void 0 && (e.i = this.i), 16 & this.f) throw this.v;
	return this.v;
} });
function $e(e, t) {
	return new Qe(e, t);
}
function et(e) {
	var t = e.j;
	if (e.j = void 0, typeof t == "function") {
		He++;
		var n = F;
		F = void 0;
		try {
			t();
		} catch (t) {
			throw e.f &= -2, e.f |= 8, tt(e), t;
		} finally {
			F = n, Le();
		}
	}
}
function tt(e) {
	for (var t = e.s; t !== void 0; t = t.n) t.S.U(t);
	e.x = void 0, e.s = void 0, et(e);
}
function nt(e) {
	if (F !== this) throw Error("Out-of-order effect");
	Ze(this), F = e, this.f &= -2;
	try {
		8 & this.f && tt(this);
	} finally {
		Le();
	}
}
function rt(e, t) {
	this.x = e, this.j = void 0, this.s = void 0, this.u = void 0, this.f = 32, this.name = t?.name, ze && ze.push(this);
}
rt.prototype.c = function() {
	var e = this.S();
	try {
		if (8 & this.f || this.x === void 0) return;
		var t = this.x();
		typeof t == "function" && (this.j = t);
	} finally {
		e();
	}
}, rt.prototype.S = function() {
	if (1 & this.f) throw Error("Cycle detected");
	this.f |= 1, this.f &= -9, et(this), Xe(this), He++;
	var e = F;
	return F = this, nt.bind(this, e);
}, rt.prototype.N = function() {
	2 & this.f || (this.f |= 2, this.u = Ve, Ve = this);
}, rt.prototype.d = function() {
	this.f |= 8, 1 & this.f || tt(this);
}, rt.prototype.dispose = function() {
	this.d();
};
function it(e, t) {
	var n = new rt(e, t);
	try {
		n.c();
	} catch (e) {
		throw n.d(), e;
	}
	var r = n.d.bind(n);
	return r[Symbol.dispose] = r, r;
}
// node_modules/@preact/signals/dist/signals.module.js
var at, ot, st = typeof window < "u" && !!window.__PREACT_SIGNALS_DEVTOOLS__, ct = [];
it(function() {
	at = this.N;
})();
function lt(t, n) {
	e[t] = n.bind(null, e[t] || function() {});
}
function ut(e) {
	if (ot) {
		var t = ot;
		ot = void 0, t();
	}
	ot = e && e.S();
}
function dt(e) {
	var t = this, r = e.data, i = pt(r);
	i.name = "ReactiveDom", i.value = r;
	var a = De(function() {
		for (var e = t, r = t.__v; r = r.__;) if (r.__c) {
			r.__c.__$f |= 4;
			break;
		}
		var a = $e(function() {
			var e = i.value.value;
			return e === 0 ? 0 : !0 === e ? "" : e || "";
		}), o = $e(function() {
			return !Array.isArray(a.value) && !n(a.value);
		}), s = it(function() {
			if (this.N = gt, o.value) {
				var t = a.value;
				e.__v && e.__v.__e && e.__v.__e.nodeType === 3 && (e.__v.__e.data = t);
			}
		}), c = t.__$u.d;
		return t.__$u.d = function() {
			s(), c.call(this);
		}, [o, a];
	}, []), o = a[0], s = a[1];
	return o.value ? s.peek() : s.value;
}
dt.displayName = "ReactiveTextNode", Object.defineProperties(I.prototype, {
	constructor: {
		configurable: !0,
		value: y(x, null).constructor
	},
	type: {
		configurable: !0,
		value: dt
	},
	props: {
		configurable: !0,
		get: function() {
			var e = this;
			return { data: { get value() {
				return e.value;
			} } };
		}
	},
	__b: {
		configurable: !0,
		value: 1
	}
}), lt("__b", function(e, t) {
	if (ut(), typeof t.type == "string") {
		var n, r = t.props;
		for (var i in r) if (i !== "children") {
			var a = r[i];
			a instanceof I && (n || (t.__np = n = {}), n[i] = a, r[i] = a.peek());
		}
	}
	e(t);
}), lt("__r", function(e, t) {
	if (e(t), t.type !== x) {
		ut();
		var n, r = t.__c;
		r && (r.__$f &= -2, (n = r.__$u) === void 0 && (r.__$u = n = function(e, t) {
			var n;
			return it(function() {
				n = this;
			}, { name: t }), n.c = e, n;
		}(function(e) {
			return function() {
				var t;
				st && ((t = this.y) == null || t.call(this)), e.__$f |= 1, e.setState({});
			};
		}(r), typeof t.type == "function" ? t.type.displayName || t.type.name : ""))), ut(n);
	}
}), lt("__e", function(e, t, n, r) {
	ut(), e(t, n, r);
}), lt("diffed", function(e, t) {
	ut();
	var n;
	if (typeof t.type == "string" && (n = t.__e)) {
		var r = t.__np, i = t.props, a = n.U;
		if (a) for (var o in a) {
			var s = a[o];
			s === void 0 || r && o in r || (s.d(), a[o] = void 0);
		}
		if (r) for (var c in a || (a = {}, n.U = a), r) {
			var l = a[c], u = r[c];
			l === void 0 ? (l = ft(n, c, u, i), a[c] = l) : l.o(u, i);
		}
	}
	e(t);
});
function ft(e, t, n, r) {
	var i = t in e && e.ownerSVGElement === void 0, a = L(n);
	return {
		o: function(e, t) {
			a.value = e, r = t;
		},
		d: it(function() {
			this.N = gt;
			var n = a.value.value;
			r[t] !== n && (r[t] = n, i ? e[t] = n : n != null && (!1 !== n || t[4] === "-") ? e.setAttribute(t, n) : e.removeAttribute(t));
		})
	};
}
lt("unmount", function(e, t) {
	if (typeof t.type == "string") {
		var n = t.__e;
		if (n) {
			var r = n.U;
			if (r) for (var i in n.U = void 0, r) {
				var a = r[i];
				a && a.d();
			}
		}
		var o = t.__np;
		if (o) {
			var s = t.props;
			for (var c in o) s[c] = o[c];
		}
		t.__np = void 0;
	} else {
		var l = t.__c;
		if (l) {
			l.__$f |= 8;
			var u = l.__$u;
			u && (l.__$u = void 0, u.d());
		}
	}
	e(t);
}), lt("__h", function(e, t, n, r) {
	r < 3 && (t.__$f |= 2), e(t, n, r);
}), S.prototype.shouldComponentUpdate = function(e, t) {
	if (this.__R) return !0;
	var n = this.__$u, r = n && n.s !== void 0;
	for (var i in t) return !0;
	if (this.__f || typeof this.u == "boolean" && !0 === this.u) {
		var a = 2 & this.__$f;
		if (!(r || a || 4 & this.__$f) || 1 & this.__$f) return !0;
	} else if (!(r || 4 & this.__$f) || 3 & this.__$f) return !0;
	for (var o in e) if (o !== "__source" && e[o] !== this.props[o]) return !0;
	for (var s in this.props) if (!(s in e)) return !0;
	return !1;
};
function pt(e, t) {
	return De(function() {
		return L(e, t);
	}, []);
}
var mt = function(e) {
	queueMicrotask(function() {
		queueMicrotask(e);
	});
};
function ht() {
	Re(function() {
		for (var e; e = ct.shift();) at.call(e);
	});
}
function gt() {
	ct.push(this) === 1 && (e.requestAnimationFrame || mt)(ht);
}
// src/address.ts
var _t = {
	read: (e) => e,
	write: (e) => e
}, vt = {
	read: (e) => e.trim() !== "" && Number.isFinite(Number(e)) ? Number(e) : void 0,
	write: (e) => String(Number(e.toPrecision(6)))
};
function yt(...e) {
	return {
		read: (t) => e.find((e) => e === t),
		write: (e) => e
	};
}
var bt = {
	read: (e) => e === "" ? [] : e.split(","),
	write: (e) => e.join(",")
}, xt = /* @__PURE__ */ new Map();
function St(e) {
	return new Map(new URLSearchParams(e.replace(/^#/, "")));
}
var Ct = St(typeof location > "u" ? "" : location.hash);
function R(e, t, n) {
	let r = Ct.get(e), i = L((r === void 0 ? void 0 : n.read(r)) ?? t);
	return xt.set(e, {
		state: i,
		usual: t,
		kind: n
	}), i;
}
function wt(e, t = () => !0) {
	let n = St(e);
	Re(() => {
		for (let [e, { state: r, usual: i, kind: a }] of xt) {
			if (!t(e)) continue;
			let o = n.get(e);
			r.value = (o === void 0 ? void 0 : a.read(o)) ?? i;
		}
	});
}
// src/frames.ts
function Tt(e) {
	let t = new DataView(e).getUint32(0, !0), n = new TextDecoder().decode(new Uint8Array(e, 4, t)), r = JSON.parse(n), i = {}, a = 4 + t;
	for (let { name: t, shape: n } of r.arrays) {
		let r = n.reduce((e, t) => e * t, 1);
		i[t] = {
			shape: n,
			data: new Float32Array(e, a, r)
		}, a += 4 * r;
	}
	return {
		id: r.id,
		topic: r.topic,
		header: r,
		arrays: i
	};
}
// src/preferences.ts
var Et = typeof navigator < "u" && navigator.language.startsWith("ko") ? "ko" : "en", Dt = R("lang", "", yt("en", "ko", "")), Ot = $e(() => Dt.value || Et), kt = R("theme", "system", yt("system", "light", "dark")), At = R("hide", [], bt), jt = (e) => typeof matchMedia > "u" ? void 0 : matchMedia(e), Mt = jt("(prefers-color-scheme: dark)"), Nt = L(Mt?.matches ?? !1);
Mt?.addEventListener("change", (e) => Nt.value = e.matches);
var Pt = $e(() => kt.value === "dark" || kt.value === "system" && Nt.value), Ft = jt("(prefers-reduced-motion: reduce)"), It = L(Ft?.matches ?? !1);
Ft?.addEventListener("change", (e) => It.value = e.matches);
function Lt(e) {
	return it(() => {
		e.lang = Ot.value, e.dataset.theme = Pt.value ? "dark" : "light";
	});
}
// src/connection.ts
function Rt() {
	return (e) => {
		let t = location.protocol === "https:" ? "wss:" : "ws:", n = new WebSocket(`${t}//${location.host}/socket`);
		return n.binaryType = "arraybuffer", n.onopen = () => e.opened(), n.onmessage = (t) => e.got(t.data), n.onclose = () => e.closed(), {
			send: (e) => n.readyState === WebSocket.OPEN && n.send(e),
			give: async (e, t) => (await fetch(`/file?message=${encodeURIComponent(e)}`, {
				method: "POST",
				body: t
			})).arrayBuffer()
		};
	};
}
var zt = class {
	open;
	state = L("connecting");
	asked = L(0);
	isBusy = $e(() => this.asked.value > 0);
	waiting = /* @__PURE__ */ new Map();
	link;
	next = 1;
	pause = 500;
	starts = [];
	constructor(e) {
		this.open = e;
	}
	start() {
		this.link = this.open({
			opened: () => {
				this.pause = 500, this.state.value = "open", this.starts.forEach((e) => e());
			},
			got: (e) => this.got(Tt(e)),
			closed: () => this.closed()
		});
	}
	whenOpen(e) {
		return this.starts.push(e), this.state.peek() === "open" && e(), () => {
			this.starts = this.starts.filter((t) => t !== e);
		};
	}
	ask(e, t, n, r = () => {}) {
		let i = this.next++;
		return this.waiting.set(i, {
			got: n,
			failed: r
		}), this.count(), this.link?.send(JSON.stringify({
			...t,
			id: i,
			topic: e,
			language: Ot.peek()
		})), i;
	}
	async give(e, t, n, r, i) {
		let a = this.next++;
		this.waiting.set(a, {
			got: r,
			failed: i
		}), this.count();
		let o = JSON.stringify({
			...t,
			id: a,
			topic: e,
			language: Ot.peek()
		});
		try {
			let e = await this.link?.give(o, n);
			e && this.got(Tt(e));
		} catch {
			this.forget(a);
		}
	}
	through(e) {
		this.open = e;
	}
	tell(e, t) {
		let n = this.next++;
		this.link?.send(JSON.stringify({
			...t,
			id: n,
			topic: e,
			language: Ot.peek()
		}));
	}
	forget(e) {
		this.waiting.delete(e), this.count();
	}
	count() {
		this.asked.value = [...this.waiting.values()].filter((e) => !e.isAnswered).length;
	}
	got(e) {
		let t = this.waiting.get(e.id);
		t && (t.isAnswered = !0, e.header.more || this.waiting.delete(e.id), this.count(), e.topic === "error" ? t.failed(e.header) : t.got(e));
	}
	closed() {
		this.state.value = "lost", this.waiting.clear(), this.asked.value = 0, setTimeout(() => this.start(), this.pause), this.pause = Math.min(this.pause * 1.6, 5e3);
	}
}, Bt = class {
	connection;
	topic;
	got;
	failed;
	isOnItsWay = !1;
	waiting;
	constructor(e, t, n, r) {
		this.connection = e, this.topic = t, this.got = n, this.failed = r, e.whenOpen(() => this.isOnItsWay = !1);
	}
	ask(e, t) {
		this.isOnItsWay ? this.waiting = [e, t] : (this.waiting = void 0, this.isOnItsWay = !0, this.connection.ask(this.topic, e, (e) => {
			e.header.more || (this.isOnItsWay = !1), this.got(e, t), this.goOn();
		}, (e) => {
			this.isOnItsWay = !1, this.waiting || this.failed(e), this.goOn();
		}));
	}
	goOn() {
		!this.isOnItsWay && this.waiting && this.ask(...this.waiting);
	}
}, z = new zt(Rt()), Vt = L({
	data: null,
	run: null
});
// src/words.ts
function Ht(e, t = {}) {
	return e.replace(/\{(\w+)\}/g, (e, n) => n in t ? String(t[n]) : e);
}
function Ut(e, t) {
	return (n, r) => Ht((Ot.value === "ko" ? t : e)[n], r);
}
// src/words/doctor.en.ts
var Wt = {
	run: "Run",
	trained: "the training of this page",
	opened: "the run that was opened",
	noRuns: "There is no run yet. Train one, or keep one on the page Train.",
	choose: "Choose a run",
	diagnose: "Diagnose",
	again: "Diagnose again",
	asking: "Check {number} of {of}: {name}",
	pass: "Nothing is wrong that these checks can see.",
	warn: "It works, with something that can be better.",
	fail: "Something is wrong. Mend the first one first.",
	about: "{model} on {data}: {steps} steps. {reason}",
	seen: "Seen",
	expected: "Expected",
	try: "What to try",
	why: "Where the bound comes from",
	cannotSee: "What this check cannot see",
	consequences: "Follows from it: {list}",
	apply: "Apply and train again",
	applying: "Training again, {number} of {of} …",
	changed: "Changed: {change}",
	better: "better, beyond chance",
	worse: "worse, beyond chance",
	chance: "may be chance",
	before: "before",
	after: "after",
	interval: "difference {difference}, 95 % from {low} to {high}, on {rows} rows",
	othersTried: "Also tried:",
	goOn: "Go on with the new run",
	keep: "Keep the new run",
	kept: "Kept as {name}.",
	noChange: "No setting helps; this is for a person.",
	passed: "Passed: {n}",
	open: "Could not be judged: {n}",
	notAsked: "Do not apply: {n}",
	history: "The run, step by step",
	wentWrong: "went wrong",
	scrub: "Step",
	toTurn: "To the step where it went wrong",
	loss: "loss",
	rate: "η",
	gradient: "‖gradient‖",
	update: "‖update‖",
	weight: "‖weights‖",
	cosine: "cos θ (update, −gradient)",
	trainLoss: "training loss",
	validationLoss: "validation loss",
	batchLoss: "batch",
	newRun: "new run",
	step: "step",
	at: "At step {step}",
	lossCurve: "Loss",
	epochCurve: "Loss by epoch",
	logScale: "Logarithmic scale",
	log: "or the log of a training:",
	accuracy: "accuracy",
	validationAccuracy: "validation accuracy",
	notes: "Notes of the run"
}, Gt = {
	run: "실행",
	trained: "이 페이지의 학습",
	opened: "열어 둔 실행",
	noRuns: "아직 실행이 없습니다. 학습하거나, 학습 화면에서 하나를 저장하세요.",
	choose: "실행 고르기",
	diagnose: "진단",
	again: "다시 진단",
	asking: "검사 {number}/{of}: {name}",
	pass: "이 검사들로 볼 수 있는 문제는 없습니다.",
	warn: "작동하지만 더 나아질 수 있는 점이 있습니다.",
	fail: "잘못된 것이 있습니다. 첫 번째 것부터 고치세요.",
	about: "{data} 데이터의 {model} 모델, {steps}스텝. {reason}",
	seen: "본 것",
	expected: "기대한 것",
	try: "해 볼 일",
	why: "기준의 출처",
	cannotSee: "이 검사로 볼 수 없는 것",
	consequences: "여기서 따라 나온 것: {list}",
	apply: "적용해서 다시 학습",
	applying: "다시 학습하는 중, {number}/{of} …",
	changed: "바꾼 것: {change}",
	better: "우연이라고 보기 어렵게 나아졌습니다",
	worse: "우연이라고 보기 어렵게 나빠졌습니다",
	chance: "우연일 수 있습니다",
	before: "전",
	after: "후",
	interval: "차이 {difference}, 95% 구간 {low} ~ {high}, {rows}행에서",
	othersTried: "함께 해 본 것:",
	goOn: "새 실행으로 계속",
	keep: "새 실행 저장",
	kept: "{name}(으)로 저장했습니다.",
	noChange: "도움이 되는 설정이 없습니다. 사람이 할 일입니다.",
	passed: "통과: {n}",
	open: "판단하지 못함: {n}",
	notAsked: "해당 없음: {n}",
	history: "실행을 스텝마다 보기",
	wentWrong: "잘못된 곳",
	scrub: "스텝",
	toTurn: "잘못된 스텝으로",
	loss: "손실",
	rate: "η",
	gradient: "‖기울기‖",
	update: "‖변화량‖",
	weight: "‖가중치‖",
	cosine: "cos θ (변화량, −기울기)",
	trainLoss: "학습 손실",
	validationLoss: "검증 손실",
	batchLoss: "배치",
	newRun: "새 실행",
	step: "스텝",
	at: "{step}스텝에서",
	lossCurve: "손실",
	epochCurve: "에포크별 손실",
	logScale: "로그 눈금",
	log: "또는 다른 학습의 기록:",
	accuracy: "정확도",
	validationAccuracy: "검증 정확도",
	notes: "실행의 알림"
}, Kt = R("d.run", "", _t), qt = L([]), Jt = L(void 0), Yt = L(void 0), Xt = L(void 0), Zt = L(void 0), Qt = L(void 0), $t = L(void 0), en = L(""), tn = (e) => {
	Zt.value = Qt.value = void 0, $t.value = e.text;
};
function nn(e) {
	let { header: t, arrays: n } = e;
	t.kind === "check" ? Zt.value = t : t.kind === "log" ? (Zt.value = void 0, Yt.value = {
		...t,
		curves: n
	}) : (Zt.value = Xt.value = void 0, en.value = "", Jt.value = {
		...t,
		curves: n
	});
}
var rn, B = "";
function V() {
	Kt.value && (rn !== void 0 && z.forget(rn), $t.value = Jt.value = Yt.value = Xt.value = void 0, Zt.value = {
		number: 0,
		of: 0,
		en: "",
		ko: ""
	}, B = Kt.value, rn = z.ask("doctor.open", { run: Kt.value }, nn, tn));
}
function an() {
	Kt.value && (B !== Kt.value || Kt.value === "trained") && V();
}
function on(e) {
	$t.value = Xt.value = void 0, en.value = "", Qt.value = {
		check: e,
		number: 0,
		of: 0
	}, z.ask("doctor.try", { check: e }, ({ header: t, arrays: n }) => {
		t.kind === "training" ? Qt.value = {
			check: e,
			number: t.number + 1,
			of: t.of
		} : (Qt.value = void 0, Xt.value = {
			...t,
			curves: n
		});
	}, tn);
}
function sn() {
	Zt.value = {
		number: 0,
		of: 0,
		en: "",
		ko: ""
	}, z.ask("doctor.next", {}, nn, tn);
}
function cn() {
	z.ask("doctor.store", {}, ({ header: e }) => en.value = e.run, tn);
}
function H() {
	return z.whenOpen(() => {
		let e = [];
		z.ask("runs.list", {}, ({ header: t }) => {
			e.push(...t.runs.map((e) => e.name)), t.more || (qt.value = e);
		}), B = "", an();
	});
}
async function ln(e) {
	$t.value = void 0, await z.give("doctor.file", { name: e.name }, e, ({ header: t }) => {
		Kt.value = t.key, un.value = [...un.value, {
			key: t.key,
			name: e.name
		}], V();
	}, tn);
}
var un = L([]), dn = !0, fn = "uplot", pn = "u-hz", mn = "u-vt", hn = "u-title", gn = "u-wrap", _n = "u-under", vn = "u-over", yn = "u-axis", bn = "u-off", xn = "u-select", Sn = "u-cursor-x", Cn = "u-cursor-y", wn = "u-cursor-pt", Tn = "u-legend", En = "u-live", Dn = "u-inline", On = "u-series", kn = "u-marker", An = "u-label", jn = "u-value", Mn = "width", Nn = "height", Pn = "top", Fn = "bottom", In = "left", Ln = "right", Rn = "#000", zn = "#0000", Bn = "mousemove", Vn = "mousedown", Hn = "mouseup", Un = "mouseenter", Wn = "mouseleave", Gn = "dblclick", Kn = "resize", qn = "scroll", Jn = "change", Yn = "dppxchange", Xn = "--", Zn = typeof window < "u", Qn = Zn ? document : null, $n = Zn ? window : null, er = Zn ? navigator : null, U, tr;
function nr() {
	let e = devicePixelRatio;
	U != e && (U = e, tr && _r(Jn, tr, nr), tr = matchMedia(`(min-resolution: ${U - .001}dppx) and (max-resolution: ${U + .001}dppx)`), gr(Jn, tr, nr), $n.dispatchEvent(new CustomEvent(Yn)));
}
function rr(e, t) {
	if (t != null) {
		let n = e.classList;
		!n.contains(t) && n.add(t);
	}
}
function ir(e, t) {
	let n = e.classList;
	n.contains(t) && n.remove(t);
}
function ar(e, t, n) {
	e.style[t] = n + "px";
}
function or(e, t, n, r) {
	let i = Qn.createElement(e);
	return t != null && rr(i, t), n?.insertBefore(i, r), i;
}
function sr(e, t) {
	return or("div", e, t);
}
var cr = /* @__PURE__ */ new WeakMap();
function lr(e, t, n, r, i) {
	let a = "translate(" + t + "px," + n + "px)";
	a != cr.get(e) && (e.style.transform = a, cr.set(e, a), t < 0 || n < 0 || t > r || n > i ? rr(e, bn) : ir(e, bn));
}
var ur = /* @__PURE__ */ new WeakMap();
function dr(e, t, n) {
	let r = t + n;
	r != ur.get(e) && (ur.set(e, r), e.style.background = t, e.style.borderColor = n);
}
var fr = /* @__PURE__ */ new WeakMap();
function pr(e, t, n, r) {
	let i = t + "" + n;
	i != fr.get(e) && (fr.set(e, i), e.style.height = n + "px", e.style.width = t + "px", e.style.marginLeft = r ? -t / 2 + "px" : 0, e.style.marginTop = r ? -n / 2 + "px" : 0);
}
var mr = { passive: !0 }, hr = {
	...mr,
	capture: !0
};
function gr(e, t, n, r) {
	t.addEventListener(e, n, r ? hr : mr);
}
function _r(e, t, n, r) {
	t.removeEventListener(e, n, mr);
}
Zn && nr();
function vr(e, t, n, r) {
	let i;
	n ||= 0, r ||= t.length - 1;
	let a = r <= 0x7fffffff;
	for (; r - n > 1;) i = a ? n + r >> 1 : zr((n + r) / 2), t[i] < e ? n = i : r = i;
	return e - t[n] <= t[r] - e ? n : r;
}
function yr(e) {
	return (t, n, r) => {
		let i = -1, a = -1;
		for (let a = n; a <= r; a++) if (e(t[a])) {
			i = a;
			break;
		}
		for (let i = r; i >= n; i--) if (e(t[i])) {
			a = i;
			break;
		}
		return [i, a];
	};
}
var br = (e) => e != null, xr = (e) => e != null && e > 0, Sr = yr(br), Cr = yr(xr);
function wr(e, t, n, r = 0, i = !1) {
	let a = i ? Cr : Sr, o = i ? xr : br;
	[t, n] = a(e, t, n);
	let s = e[t], c = e[t];
	if (t > -1) {
		if (r == 1) s = e[t], c = e[n];
		else if (r == -1) s = e[n], c = e[t];
		else for (let r = t; r <= n; r++) {
			let t = e[r];
			o(t) && (t < s ? s = t : t > c && (c = t));
		}
	}
	return [s ?? Xr, c ?? -Xr];
}
function Tr(e, t, n, r) {
	let i = Gr(e), a = Gr(t);
	e == t && (i == -1 ? (e *= n, t /= n) : (e /= n, t *= n));
	let o = n == 10 ? Kr : qr, s = i == 1 ? zr : Vr, c = a == 1 ? Vr : zr, l = s(o(Rr(e))), u = c(o(Rr(t))), d = Wr(n, l), f = Wr(n, u);
	return n == 10 && (l < 0 && (d = K(d, -l)), u < 0 && (f = K(f, -u))), r || n == 2 ? (e = d * i, t = f * a) : (e = ui(e, d), t = li(t, f)), [e, t];
}
function Er(e, t, n, r) {
	let i = Tr(e, t, n, r);
	return e == 0 && (i[0] = 0), t == 0 && (i[1] = 0), i;
}
var Dr = .1, Or = {
	mode: 3,
	pad: Dr
}, kr = {
	pad: 0,
	soft: null,
	mode: 0
}, Ar = {
	min: kr,
	max: kr
};
function jr(e, t, n, r) {
	return xi(n) ? Nr(e, t, n) : (kr.pad = n, kr.soft = r ? 0 : null, kr.mode = r ? 3 : 0, Nr(e, t, Ar));
}
function W(e, t) {
	return e ?? t;
}
function Mr(e, t, n) {
	for (t = W(t, 0), n = W(n, e.length - 1); t <= n;) {
		if (e[t] != null) return !0;
		t++;
	}
	return !1;
}
function Nr(e, t, n) {
	let r = n.min, i = n.max, a = W(r.pad, 0), o = W(i.pad, 0), s = W(r.hard, -Xr), c = W(i.hard, Xr), l = W(r.soft, Xr), u = W(i.soft, -Xr), d = W(r.mode, 0), f = W(i.mode, 0), p = t - e, m = Kr(p), h = Ur(Rr(e), Rr(t)), g = Rr(Kr(h) - m);
	(p < 1e-24 || g > 10) && (p = 0, (e == 0 || t == 0) && (p = 1e-24, d == 2 && l != Xr && (a = 0), f == 2 && u != -Xr && (o = 0)));
	let _ = p || h || 1e3, v = Wr(10, zr(Kr(_))), y = K(ui(e - _ * (p == 0 ? e == 0 ? .1 : 1 : a), v / 10), 24), b = e >= l && (d == 1 || d == 3 && y <= l || d == 2 && y >= l) ? l : Xr, x = Ur(s, y < b && e >= b ? b : Hr(b, y)), S = K(li(t + _ * (p == 0 ? t == 0 ? .1 : 1 : o), v / 10), 24), C = t <= u && (f == 1 || f == 3 && S >= u || f == 2 && S <= u) ? u : -Xr, w = Hr(c, S > C && t <= C ? C : Ur(C, S));
	return x == w && x == 0 && (w = 100), [x, w];
}
var Pr = new Intl.NumberFormat(Zn ? er.language : "en-US"), Fr = (e) => Pr.format(e), Ir = Math, Lr = Ir.PI, Rr = Ir.abs, zr = Ir.floor, Br = Ir.round, Vr = Ir.ceil, Hr = Ir.min, Ur = Ir.max, Wr = Ir.pow, Gr = Ir.sign, Kr = Ir.log10, qr = Ir.log2, Jr = (e, t = 1) => Ir.sinh(e) * t, Yr = (e, t = 1) => Ir.asinh(e / t), Xr = 1e400;
function Zr(e) {
	return (Kr((e ^ e >> 31) - (e >> 31)) | 0) + 1;
}
function Qr(e, t, n) {
	return Hr(Ur(e, t), n);
}
function $r(e) {
	return typeof e == "function";
}
function G(e) {
	return $r(e) ? e : () => e;
}
var ei = () => {}, ti = (e) => e, ni = (e, t) => t, ri = (e) => null, ii = (e) => !0, ai = (e, t) => e == t, oi = /\.\d*?(?=9{6,}|0{6,})/gm, si = (e) => {
	if (vi(e) || di.has(e)) return e;
	let t = `${e}`, n = t.match(oi);
	if (n == null) return e;
	let r = n[0].length - 1;
	if (t.indexOf("e-") != -1) {
		let [e, n] = t.split("e");
		return +`${si(e)}e${n}`;
	}
	return K(e, r);
};
function ci(e, t) {
	return si(K(si(e / t)) * t);
}
function li(e, t) {
	return si(Vr(si(e / t)) * t);
}
function ui(e, t) {
	return si(zr(si(e / t)) * t);
}
function K(e, t = 0) {
	if (vi(e)) return e;
	let n = 10 ** t;
	return Br(e * n * (1 + 2 ** -52)) / n;
}
var di = /* @__PURE__ */ new Map();
function fi(e) {
	return (("" + e).split(".")[1] || "").length;
}
function pi(e, t, n, r) {
	let i = [], a = r.map(fi);
	for (let o = t; o < n; o++) {
		let t = Rr(o), n = K(Wr(e, o), t);
		for (let s = 0; s < r.length; s++) {
			let c = e == 10 ? +`${r[s]}e${o}` : r[s] * n, l = (o >= 0 ? 0 : t) + (o >= a[s] ? 0 : a[s]), u = e == 10 ? c : K(c, l);
			i.push(u), di.set(u, l);
		}
	}
	return i;
}
var mi = {}, hi = [], gi = [null, null], _i = Array.isArray, vi = Number.isInteger, yi = (e) => e === void 0;
function bi(e) {
	return typeof e == "string";
}
function xi(e) {
	let t = !1;
	if (e != null) {
		let n = e.constructor;
		t = n == null || n == Object;
	}
	return t;
}
function Si(e) {
	return typeof e == "object" && !!e;
}
var Ci = Object.getPrototypeOf(Uint8Array), wi = "__proto__";
function Ti(e, t = xi) {
	let n;
	if (_i(e)) {
		let r = e.find((e) => e != null);
		if (_i(r) || t(r)) {
			n = Array(e.length);
			for (let r = 0; r < e.length; r++) n[r] = Ti(e[r], t);
		} else n = e.slice();
	} else if (e instanceof Ci) n = e.slice();
	else if (t(e)) {
		n = {};
		for (let r in e) r != wi && (n[r] = Ti(e[r], t));
	} else n = e;
	return n;
}
function Ei(e) {
	let t = arguments;
	for (let n = 1; n < t.length; n++) {
		let r = t[n];
		for (let t in r) t != wi && (xi(e[t]) ? Ei(e[t], Ti(r[t])) : e[t] = Ti(r[t]));
	}
	return e;
}
var Di = 0, Oi = 1, ki = 2;
function Ai(e, t, n) {
	for (let r = 0, i, a = -1; r < t.length; r++) {
		let o = t[r];
		if (o > a) {
			for (i = o - 1; i >= 0 && e[i] == null;) e[i--] = null;
			for (i = o + 1; i < n && e[i] == null;) e[a = i++] = null;
		}
	}
}
var ji = typeof queueMicrotask > "u" ? (e) => Promise.resolve().then(e) : queueMicrotask;
function Mi(e) {
	let t = e[0], n = t.length, r = Array(n);
	for (let e = 0; e < r.length; e++) r[e] = e;
	r.sort((e, n) => t[e] - t[n]);
	let i = [];
	for (let t = 0; t < e.length; t++) {
		let a = e[t], o = Array(n);
		for (let e = 0; e < n; e++) o[e] = a[r[e]];
		i.push(o);
	}
	return i;
}
function Ni(e) {
	let t = e[0][0], n = t.length;
	for (let r = 1; r < e.length; r++) {
		let i = e[r][0];
		if (i.length != n) return !1;
		if (i != t) {
			for (let e = 0; e < n; e++) if (i[e] != t[e]) return !1;
		}
	}
	return !0;
}
function Pi(e, t = 100) {
	let n = e.length;
	if (n <= 1) return !0;
	let r = 0, i = n - 1;
	for (; r <= i && e[r] == null;) r++;
	for (; i >= r && e[i] == null;) i--;
	if (i <= r) return !0;
	let a = Ur(1, zr((i - r + 1) / t));
	for (let t = e[r], n = r + a; n <= i; n += a) {
		let r = e[n];
		if (r != null) {
			if (r <= t) return !1;
			t = r;
		}
	}
	return !0;
}
var Fi = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December"
], Ii = [
	"Sunday",
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday"
];
function Li(e) {
	return e.slice(0, 3);
}
var Ri = Ii.map(Li), zi = {
	MMMM: Fi,
	MMM: Fi.map(Li),
	WWWW: Ii,
	WWW: Ri
};
function Bi(e) {
	return (e < 10 ? "0" : "") + e;
}
function Vi(e) {
	return (e < 10 ? "00" : e < 100 ? "0" : "") + e;
}
var Hi = {
	YYYY: (e) => e.getFullYear(),
	YY: (e) => (e.getFullYear() + "").slice(2),
	MMMM: (e, t) => t.MMMM[e.getMonth()],
	MMM: (e, t) => t.MMM[e.getMonth()],
	MM: (e) => Bi(e.getMonth() + 1),
	M: (e) => e.getMonth() + 1,
	DD: (e) => Bi(e.getDate()),
	D: (e) => e.getDate(),
	WWWW: (e, t) => t.WWWW[e.getDay()],
	WWW: (e, t) => t.WWW[e.getDay()],
	HH: (e) => Bi(e.getHours()),
	H: (e) => e.getHours(),
	h: (e) => {
		let t = e.getHours();
		return t == 0 ? 12 : t > 12 ? t - 12 : t;
	},
	AA: (e) => e.getHours() >= 12 ? "PM" : "AM",
	aa: (e) => e.getHours() >= 12 ? "pm" : "am",
	a: (e) => e.getHours() >= 12 ? "p" : "a",
	mm: (e) => Bi(e.getMinutes()),
	m: (e) => e.getMinutes(),
	ss: (e) => Bi(e.getSeconds()),
	s: (e) => e.getSeconds(),
	fff: (e) => Vi(e.getMilliseconds())
};
function Ui(e, t) {
	t ||= zi;
	let n = [], r = /\{([a-z]+)\}|[^{]+/gi, i;
	for (; i = r.exec(e);) n.push(i[0][0] == "{" ? Hi[i[1]] : i[0]);
	return (e) => {
		let r = "";
		for (let i = 0; i < n.length; i++) r += typeof n[i] == "string" ? n[i] : n[i](e, t);
		return r;
	};
}
var Wi = new Intl.DateTimeFormat().resolvedOptions().timeZone, Gi = (e) => e % 1 == 0, Ki = [
	1,
	2,
	2.5,
	5
], qi = pi(10, -32, 0, Ki), Ji = pi(10, 0, 32, Ki), Yi = Ji.filter(Gi), Xi = qi.concat(Ji), Zi = "\n", Qi = "{YYYY}", $i = Zi + Qi, ea = "{M}/{D}", ta = Zi + ea, na = ta + "/{YY}", ra = "{aa}", ia = "{h}:{mm}" + ra, aa = Zi + ia, oa = ":{ss}", q = null;
function sa(e) {
	let t = e * 1e3, n = t * 60, r = n * 60, i = r * 24, a = i * 30, o = i * 365, s = (e == 1 ? pi(10, 0, 3, Ki).filter(Gi) : pi(10, -3, 0, Ki)).concat([
		t,
		t * 5,
		t * 10,
		t * 15,
		t * 30,
		n,
		n * 5,
		n * 10,
		n * 15,
		n * 30,
		r,
		r * 2,
		r * 3,
		r * 4,
		r * 6,
		r * 8,
		r * 12,
		i,
		i * 2,
		i * 3,
		i * 4,
		i * 5,
		i * 6,
		i * 7,
		i * 8,
		i * 9,
		i * 10,
		i * 15,
		a,
		a * 2,
		a * 3,
		a * 4,
		a * 6,
		o,
		o * 2,
		o * 5,
		o * 10,
		o * 25,
		o * 50,
		o * 100
	]), c = [
		[
			o,
			Qi,
			q,
			q,
			q,
			q,
			q,
			q,
			1
		],
		[
			i * 28,
			"{MMM}",
			$i,
			q,
			q,
			q,
			q,
			q,
			1
		],
		[
			i,
			ea,
			$i,
			q,
			q,
			q,
			q,
			q,
			1
		],
		[
			r,
			"{h}" + ra,
			na,
			q,
			ta,
			q,
			q,
			q,
			1
		],
		[
			n,
			ia,
			na,
			q,
			ta,
			q,
			q,
			q,
			1
		],
		[
			t,
			oa,
			na + " " + ia,
			q,
			ta + " " + ia,
			q,
			aa,
			q,
			1
		],
		[
			e,
			oa + ".{fff}",
			na + " " + ia,
			q,
			ta + " " + ia,
			q,
			aa,
			q,
			1
		]
	];
	function l(t) {
		return (s, c, l, u, d, f) => {
			let p = [], m = d >= o, h = d >= a && d < o, g = t(l), _ = K(g * e, 3), v = _a(g.getFullYear(), m ? 0 : g.getMonth(), h || m ? 1 : g.getDate()), y = K(v * e, 3);
			if (h || m) {
				let n = h ? d / a : 0, r = m ? d / o : 0, i = _ == y ? _ : K(_a(v.getFullYear() + r, v.getMonth() + n, 1) * e, 3), s = new Date(Br(i / e)), c = s.getFullYear(), l = s.getMonth();
				for (let a = 0; i <= u; a++) {
					let o = _a(c + r * a, l + n * a, 1), s = o - t(K(o * e, 3));
					i = K((+o + s) * e, 3), i <= u && p.push(i);
				}
			} else {
				let a = d >= i ? i : d, o = y + (zr(l) - zr(_)) + li(_ - y, a);
				p.push(o);
				let m = t(o), h = m.getHours() + m.getMinutes() / n + m.getSeconds() / r, g = d / r, v = f / s.axes[c]._space;
				for (; o = K(o + d, e == 1 ? 0 : 3), !(o > u);) if (g > 1) {
					let e = zr(K(h + g, 6)) % 24, n = t(o).getHours() - e;
					n > 1 && (n = -1), o -= n * r, h = (h + g) % 24;
					let i = p[p.length - 1];
					K((o - i) / d, 3) * v >= .7 && p.push(o);
				} else p.push(o);
			}
			return p;
		};
	}
	return [
		s,
		c,
		l
	];
}
var [ca, la, ua] = sa(1), [da, fa, pa] = sa(.001);
pi(2, -53, 53, [1]);
function ma(e, t) {
	return e.map((e) => e.map((n, r) => r == 0 || r == 8 || n == null ? n : t(r == 1 || e[8] == 0 ? n : e[1] + n)));
}
function ha(e, t) {
	return (n, r, i, a, o) => {
		let s = t.find((e) => o >= e[0]) || t[t.length - 1], c, l, u, d, f, p;
		return r.map((t) => {
			let n = e(t), r = n.getFullYear(), i = n.getMonth(), a = n.getDate(), o = n.getHours(), m = n.getMinutes(), h = n.getSeconds(), g = r != c && s[2] || i != l && s[3] || a != u && s[4] || o != d && s[5] || m != f && s[6] || h != p && s[7] || s[1];
			return c = r, l = i, u = a, d = o, f = m, p = h, g(n);
		});
	};
}
function ga(e, t) {
	let n = Ui(t);
	return (t, r, i, a, o) => r.map((t) => n(e(t)));
}
function _a(e, t, n) {
	return new Date(e, t, n);
}
function va(e, t) {
	return t(e);
}
var ya = "{YYYY}-{MM}-{DD} {h}:{mm}{aa}";
function ba(e, t) {
	return (n, r, i, a) => a == null ? Xn : t(e(r));
}
function xa(e, t) {
	let n = e.series[t];
	return n.width ? n.stroke(e, t) : n.points.width ? n.points.stroke(e, t) : null;
}
function Sa(e, t) {
	return e.series[t].fill(e, t);
}
var Ca = {
	show: !0,
	live: !0,
	isolate: !1,
	mount: ei,
	markers: {
		show: !0,
		width: 2,
		stroke: xa,
		fill: Sa,
		dash: "solid"
	},
	idx: null,
	idxs: null,
	values: []
};
function wa(e, t) {
	let n = e.cursor.points, r = sr(), i = n.size(e, t);
	ar(r, Mn, i), ar(r, Nn, i);
	let a = i / -2;
	ar(r, "marginLeft", a), ar(r, "marginTop", a);
	let o = n.width(e, t, i);
	return o && ar(r, "borderWidth", o), r;
}
function Ta(e, t) {
	let n = e.series[t].points;
	return n._fill || n._stroke;
}
function Ea(e, t) {
	let n = e.series[t].points;
	return n._stroke || n._fill;
}
function Da(e, t) {
	return e.series[t].points.size;
}
var Oa = [0, 0];
function ka(e, t, n) {
	return Oa[0] = t, Oa[1] = n, Oa;
}
function Aa(e, t, n, r = !0) {
	return (e) => {
		e.button != 0 || r && e.target != t || n(e);
	};
}
function ja(e, t, n, r = !0) {
	return (e) => {
		r && e.target != t || n(e);
	};
}
var Ma = {
	show: !0,
	x: !0,
	y: !0,
	lock: !1,
	move: ka,
	points: {
		one: !1,
		show: wa,
		size: Da,
		width: 0,
		stroke: Ea,
		fill: Ta
	},
	bind: {
		mousedown: Aa,
		mouseup: Aa,
		click: Aa,
		dblclick: Aa,
		mousemove: ja,
		mouseleave: ja,
		mouseenter: ja
	},
	drag: {
		setScale: !0,
		x: !0,
		y: !1,
		dist: 0,
		uni: null,
		click: (e, t) => {
			t.stopPropagation(), t.stopImmediatePropagation();
		},
		_x: !1,
		_y: !1
	},
	focus: {
		dist: (e, t, n, r, i) => r - i,
		prox: -1,
		bias: 0
	},
	hover: {
		skip: [void 0],
		prox: null,
		bias: 0
	},
	left: -10,
	top: -10,
	idx: null,
	dataIdx: null,
	idxs: null,
	event: null
}, Na = {
	show: !0,
	stroke: "rgba(0,0,0,0.07)",
	width: 2
}, Pa = Ei({}, Na, { filter: ni }), Fa = Ei({}, Pa, { size: 10 }), Ia = Ei({}, Na, { show: !1 }), La = "12px system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Noto Sans\", sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\", \"Segoe UI Symbol\", \"Noto Color Emoji\"", Ra = "bold " + La, za = 1.5, Ba = {
	show: !0,
	scale: "x",
	stroke: Rn,
	space: 50,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Ra,
	side: 2,
	grid: Pa,
	ticks: Fa,
	border: Ia,
	font: La,
	lineGap: za,
	rotate: 0
}, Va = "Value", Ha = "Time", Ua = {
	show: !0,
	scale: "x",
	auto: !1,
	sorted: 1,
	min: Xr,
	max: -1e400,
	idxs: []
};
function Wa(e, t, n, r, i) {
	return t.map((e) => e == null ? "" : Fr(e));
}
function Ga(e, t, n, r, i, a, o) {
	let s = [], c = di.get(i) || 0;
	n = o ? n : K(li(n, i), c);
	for (let e = n; e <= r; e = K(e + i, c)) s.push(Object.is(e, -0) ? 0 : e);
	return s;
}
function Ka(e, t, n, r, i, a, o) {
	let s = [], c = e.scales[e.axes[t].scale].log;
	i = Wr(c, zr((c == 10 ? Kr : qr)(n))), c == 10 && (i = Xi[vr(i, Xi)]);
	let l = n, u = i * c;
	c == 10 && (u = Xi[vr(u, Xi)]);
	do
		s.push(l), l += i, c == 10 && !di.has(l) && (l = K(l, di.get(i))), l >= u && (i = l, u = i * c, c == 10 && (u = Xi[vr(u, Xi)]));
	while (l <= r);
	return s;
}
function qa(e, t, n, r, i, a, o) {
	let s = e.scales[e.axes[t].scale].asinh, c = r > s ? Ka(e, t, Ur(s, n), r, i) : [s], l = r >= 0 && n <= 0 ? [0] : [];
	return (n < -s ? Ka(e, t, Ur(s, -r), -n, i) : [s]).reverse().map((e) => -e).concat(l, c);
}
var Ja = /./, Ya = /[12357]/, Xa = /[125]/, Za = /1/, Qa = (e, t, n, r) => e.map((e, i) => t == 4 && e == 0 || i % r == 0 && n.test(e.toExponential()[+(e < 0)]) ? e : null);
function $a(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = e.scales[o], c = e.valToPos, l = a._space, u = c(10, o), d = c(9, o) - u >= l ? Ja : c(7, o) - u >= l ? Ya : c(5, o) - u >= l ? Xa : Za;
	if (d == Za) {
		let e = Rr(c(1, o) - u);
		if (e < l) return Qa(t.slice().reverse(), s.distr, d, Vr(l / e)).reverse();
	}
	return Qa(t, s.distr, d, 1);
}
function eo(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = a._space, c = e.valToPos, l = Rr(c(1, o) - c(2, o));
	return l < s ? Qa(t.slice().reverse(), 3, Ja, Vr(s / l)).reverse() : t;
}
function to(e, t, n, r) {
	return r == null ? Xn : t == null ? "" : Fr(t);
}
var no = {
	show: !0,
	scale: "y",
	stroke: Rn,
	space: 30,
	gap: 5,
	alignTo: 1,
	size: 50,
	labelGap: 0,
	labelSize: 30,
	labelFont: Ra,
	side: 3,
	grid: Pa,
	ticks: Fa,
	border: Ia,
	font: La,
	lineGap: za,
	rotate: 0
};
function ro(e, t) {
	return K((3 + (e || 1) * 2) * t, 3);
}
function io(e, t) {
	let { scale: n, idxs: r } = e.series[0], i = e._data[0], a = e.valToPos(i[r[0]], n, !0), o = Rr(e.valToPos(i[r[1]], n, !0) - a) / (e.series[t].points.space * U);
	return r[1] - r[0] <= o;
}
var ao = {
	scale: null,
	auto: !0,
	sorted: 0,
	min: Xr,
	max: -1e400
}, oo = (e, t, n, r, i) => i, so = {
	show: !0,
	auto: !0,
	sorted: 0,
	gaps: oo,
	alpha: 1,
	facets: [Ei({}, ao, { scale: "x" }), Ei({}, ao, { scale: "y" })]
}, co = {
	scale: "y",
	auto: !0,
	sorted: 0,
	show: !0,
	spanGaps: !1,
	gaps: oo,
	alpha: 1,
	points: {
		show: io,
		filter: null
	},
	values: null,
	min: Xr,
	max: -1e400,
	idxs: [],
	path: null,
	clip: null
};
function lo(e, t, n, r, i) {
	return n / 10;
}
var uo = {
	time: dn,
	auto: !0,
	distr: 1,
	log: 10,
	asinh: 1,
	min: null,
	max: null,
	dir: 1,
	ori: 0
}, fo = Ei({}, uo, {
	time: !1,
	ori: 1
}), po = {};
function mo(e, t) {
	let n = po[e];
	return n || (n = {
		key: e,
		plots: [],
		sub(e) {
			n.plots.push(e);
		},
		unsub(e) {
			n.plots = n.plots.filter((t) => t != e);
		},
		pub(e, t, r, i, a, o, s) {
			for (let c = 0; c < n.plots.length; c++) n.plots[c] != t && n.plots[c].pub(e, t, r, i, a, o, s);
		}
	}, e != null && (po[e] = n)), n;
}
var ho = 1, go = 2;
function _o(e, t, n) {
	let r = e.mode, i = e.series[t], a = r == 2 ? e._data[t] : e._data, o = e.scales, s = e.bbox, c = a[0], l = r == 2 ? a[1] : a[t], u = r == 2 ? o[i.facets[0].scale] : o[e.series[0].scale], d = r == 2 ? o[i.facets[1].scale] : o[i.scale], f = s.left, p = s.top, m = s.width, h = s.height, g = e.valToPosH, _ = e.valToPosV;
	return u.ori == 0 ? n(i, c, l, u, d, g, _, f, p, m, h, Eo, Oo, Ao, Mo, Po) : n(i, c, l, u, d, _, g, p, f, h, m, Do, ko, jo, No, Fo);
}
function vo(e, t) {
	let n = 0, r = 0, i = W(e.bands, hi);
	for (let e = 0; e < i.length; e++) {
		let a = i[e];
		a.series[0] == t ? n = a.dir : a.series[1] == t && (a.dir == 1 ? r |= 1 : r |= 2);
	}
	return [n, r == 1 ? -1 : r == 2 ? 1 : r == 3 ? 2 : 0];
}
function yo(e, t, n, r, i) {
	let a = e.mode, o = e.series[t], s = a == 2 ? o.facets[1].scale : o.scale, c = e.scales[s];
	return i == -1 ? c.min : i == 1 ? c.max : c.distr == 3 ? c.dir == 1 ? c.min : c.max : 0;
}
function bo(e, t, n, r, i, a) {
	return _o(e, t, (e, t, o, s, c, l, u, d, f, p, m) => {
		let h = e.pxRound, g = s.dir * (s.ori == 0 ? 1 : -1), _ = s.ori == 0 ? Oo : ko, v, y;
		g == 1 ? (v = n, y = r) : (v = r, y = n);
		let b = h(l(t[v], s, p, d)), x = h(u(o[v], c, m, f)), S = h(l(t[y], s, p, d)), C = h(u(a == 1 ? c.max : c.min, c, m, f)), w = new Path2D(i);
		return _(w, S, C), _(w, b, C), _(w, b, x), w;
	});
}
function xo(e, t, n, r, i, a) {
	let o = null;
	if (e.length > 0) {
		o = new Path2D();
		let s = t == 0 ? Ao : jo, c = n;
		for (let t = 0; t < e.length; t++) {
			let n = e[t];
			if (n[1] > n[0]) {
				let e = n[0] - c;
				e > 0 && s(o, c, r, e, r + a), c = n[1];
			}
		}
		let l = n + i - c;
		l > 0 && s(o, c, r - 5, l, r + a + 10);
	}
	return o;
}
function So(e, t, n) {
	let r = e[e.length - 1];
	r && r[0] == t ? r[1] = n : e.push([t, n]);
}
function Co(e, t, n, r, i, a, o) {
	let s = [], c = e.length;
	for (let l = i == 1 ? n : r; l >= n && l <= r; l += i) if (t[l] === null) {
		let u = l, d = l;
		if (i == 1) for (; ++l <= r && t[l] === null;) d = l;
		else for (; --l >= n && t[l] === null;) d = l;
		let f = a(e[u]), p = d == u ? f : a(e[d]), m = u - i;
		f = o <= 0 && m >= 0 && m < c ? a(e[m]) : f;
		let h = d + i;
		p = o >= 0 && h >= 0 && h < c ? a(e[h]) : p, p >= f && s.push([f, p]);
	}
	return s;
}
function wo(e) {
	return e == 0 ? ti : e == 1 ? Br : (t) => ci(t, e);
}
function To(e) {
	let t = e == 0 ? Eo : Do, n = e == 0 ? (e, t, n, r, i, a) => {
		e.arcTo(t, n, r, i, a);
	} : (e, t, n, r, i, a) => {
		e.arcTo(n, t, i, r, a);
	}, r = e == 0 ? (e, t, n, r, i) => {
		e.rect(t, n, r, i);
	} : (e, t, n, r, i) => {
		e.rect(n, t, i, r);
	};
	return (e, i, a, o, s, c = 0, l = 0) => {
		c == 0 && l == 0 ? r(e, i, a, o, s) : (c = Hr(c, o / 2, s / 2), l = Hr(l, o / 2, s / 2), t(e, i + c, a), n(e, i + o, a, i + o, a + s, c), n(e, i + o, a + s, i, a + s, l), n(e, i, a + s, i, a, l), n(e, i, a, i + o, a, c), e.closePath());
	};
}
var Eo = (e, t, n) => {
	e.moveTo(t, n);
}, Do = (e, t, n) => {
	e.moveTo(n, t);
}, Oo = (e, t, n) => {
	e.lineTo(t, n);
}, ko = (e, t, n) => {
	e.lineTo(n, t);
}, Ao = To(0), jo = To(1), Mo = (e, t, n, r, i, a) => {
	e.arc(t, n, r, i, a);
}, No = (e, t, n, r, i, a) => {
	e.arc(n, t, r, i, a);
}, Po = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(t, n, r, i, a, o);
}, Fo = (e, t, n, r, i, a, o) => {
	e.bezierCurveTo(n, t, i, r, o, a);
};
function Io(e) {
	return (e, t, n, r, i) => _o(e, t, (t, a, o, s, c, l, u, d, f, p, m) => {
		let { pxRound: h, points: g } = t, _, v;
		s.ori == 0 ? (_ = Eo, v = Mo) : (_ = Do, v = No);
		let y = K(g.width * U, 3), b = (g.size - g.width) / 2 * U, x = K(b * 2, 3), S = new Path2D(), C = new Path2D(), { left: w, top: T, width: E, height: D } = e.bbox;
		Ao(C, w - x, T - x, E + x * 2, D + x * 2);
		let ee = (e) => {
			if (o[e] != null) {
				let t = h(l(a[e], s, p, d)), n = h(u(o[e], c, m, f));
				_(S, t + b, n), v(S, t, n, b, 0, Lr * 2);
			}
		};
		if (i) i.forEach(ee);
		else for (let e = n; e <= r; e++) ee(e);
		return {
			stroke: y > 0 ? S : null,
			fill: S,
			clip: C,
			flags: 3
		};
	});
}
function Lo(e) {
	return (t, n, r, i, a, o) => {
		r != i && (a != r && o != r && e(t, n, r), a != i && o != i && e(t, n, i), e(t, n, o));
	};
}
var Ro = Lo(Oo), zo = Lo(ko);
function Bo(e) {
	let t = W(e?.alignGaps, 0);
	return (e, n, r, i) => _o(e, n, (a, o, s, c, l, u, d, f, p, m, h) => {
		[r, i] = Sr(s, r, i);
		let g = a.pxRound, _ = (e) => g(u(e, c, m, f)), v = (e) => g(d(e, l, h, p)), y, b;
		c.ori == 0 ? (y = Oo, b = Ro) : (y = ko, b = zo);
		let x = c.dir * (c.ori == 0 ? 1 : -1), S = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: ho
		}, C = S.stroke, w = !1;
		if (i - r >= m * 4) {
			let t = (t) => e.posToVal(t, c.key, !0), n = null, a = null, l, u, d, f = _(o[x == 1 ? r : i]), p = _(o[r]), m = _(o[i]), h = t(x == 1 ? p + 1 : m - 1);
			for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
				let r = o[e], i = (x == 1 ? r < h : r > h) ? f : _(r), c = s[e];
				i == f ? c == null ? c === null && (w = !0) : (u = c, n == null ? (y(C, i, v(u)), l = n = a = u) : u < n ? n = u : u > a && (a = u)) : (n != null && b(C, f, v(n), v(a), v(l), v(u)), c == null ? (n = a = null, c === null && (w = !0)) : (u = c, y(C, i, v(u)), n = a = l = u), f = i, h = t(f + x));
			}
			n != null && n != a && d != f && b(C, f, v(n), v(a), v(l), v(u));
		} else for (let e = x == 1 ? r : i; e >= r && e <= i; e += x) {
			let t = s[e];
			t === null ? w = !0 : t != null && y(C, _(o[e]), v(t));
		}
		let [T, E] = vo(e, n);
		if (a.fill != null || T != 0) {
			let t = S.fill = new Path2D(C), s = v(a.fillTo(e, n, a.min, a.max, T)), c = _(o[r]), l = _(o[i]);
			x == -1 && ([l, c] = [c, l]), y(t, l, s), y(t, c, s);
		}
		if (!a.spanGaps) {
			let l = [];
			w && l.push(...Co(o, s, r, i, x, _, t)), S.gaps = l = a.gaps(e, n, r, i, l), S.clip = xo(l, c.ori, f, p, m, h);
		}
		return E != 0 && (S.band = E == 2 ? [bo(e, n, r, i, C, -1), bo(e, n, r, i, C, 1)] : bo(e, n, r, i, C, E)), S;
	});
}
function Vo(e) {
	let t = W(e.align, 1), n = W(e.ascDesc, !1), r = W(e.alignGaps, 0), i = W(e.extend, !1);
	return (e, a, o, s) => _o(e, a, (c, l, u, d, f, p, m, h, g, _, v) => {
		[o, s] = Sr(u, o, s);
		let y = c.pxRound, { left: b, width: x } = e.bbox, S = (e) => y(p(e, d, _, h)), C = (e) => y(m(e, f, v, g)), w = d.ori == 0 ? Oo : ko, T = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: ho
		}, E = T.stroke, D = d.dir * (d.ori == 0 ? 1 : -1), ee = C(u[D == 1 ? o : s]), te = S(l[D == 1 ? o : s]), ne = te, O = te;
		i && t == -1 && (O = b, w(E, O, ee)), w(E, te, ee);
		for (let e = D == 1 ? o : s; e >= o && e <= s; e += D) {
			let n = u[e];
			if (n == null) continue;
			let r = S(l[e]), i = C(n);
			t == 1 ? w(E, r, ee) : w(E, ne, i), w(E, r, i), ee = i, ne = r;
		}
		let re = ne;
		i && t == 1 && (re = b + x, w(E, re, ee));
		let [ie, ae] = vo(e, a);
		if (c.fill != null || ie != 0) {
			let t = T.fill = new Path2D(E), n = C(c.fillTo(e, a, c.min, c.max, ie));
			w(t, re, n), w(t, O, n);
		}
		if (!c.spanGaps) {
			let i = [];
			i.push(...Co(l, u, o, s, D, S, r));
			let f = c.width * U / 2, p = n || t == 1 ? f : -f, m = n || t == -1 ? -f : f;
			i.forEach((e) => {
				e[0] += p, e[1] += m;
			}), T.gaps = i = c.gaps(e, a, o, s, i), T.clip = xo(i, d.ori, h, g, _, v);
		}
		return ae != 0 && (T.band = ae == 2 ? [bo(e, a, o, s, E, -1), bo(e, a, o, s, E, 1)] : bo(e, a, o, s, E, ae)), T;
	});
}
function Ho(e, t, n, r, i, a, o = Xr) {
	if (e.length > 1) {
		let s = null;
		for (let c = 0, l = 1e400; c < e.length; c++) if (t[c] !== void 0) {
			if (s != null) {
				let t = Rr(e[c] - e[s]);
				t < l && (l = t, o = Rr(n(e[c], r, i, a) - n(e[s], r, i, a)));
			}
			s = c;
		}
	}
	return o;
}
function Uo(e) {
	e ||= mi;
	let t = W(e.size, [
		.6,
		Xr,
		1
	]), n = e.align || 0, r = e.gap || 0, i = e.radius;
	i = i == null ? [0, 0] : typeof i == "number" ? [i, 0] : i;
	let a = G(i), o = 1 - t[0], s = W(t[1], Xr), c = W(t[2], 1), l = W(e.disp, mi), u = W(e.each, (e) => {}), { fill: d, stroke: f } = l;
	return (e, t, i, p) => _o(e, t, (m, h, g, _, v, y, b, x, S, C, w) => {
		let T = m.pxRound, E = n, D = r * U, ee = s * U, te = c * U, ne, O;
		_.ori == 0 ? [ne, O] = a(e, t) : [O, ne] = a(e, t);
		let re = _.dir * (_.ori == 0 ? 1 : -1), ie = _.ori == 0 ? Ao : jo, ae = _.ori == 0 ? u : (e, t, n, r, i, a, o) => {
			u(e, t, n, i, r, o, a);
		}, oe = W(e.bands, hi).find((e) => e.series[0] == t), se = oe == null ? 0 : oe.dir, ce = m.fillTo(e, t, m.min, m.max, se), k = T(b(ce, v, w, S)), A, j, le, ue = C, M = T(m.width * U), de = !1, fe = null, pe = null, me = null, he = null;
		d != null && (M == 0 || f != null) && (de = !0, fe = d.values(e, t, i, p), pe = /* @__PURE__ */ new Map(), new Set(fe).forEach((e) => {
			e != null && pe.set(e, new Path2D());
		}), M > 0 && (me = f.values(e, t, i, p), he = /* @__PURE__ */ new Map(), new Set(me).forEach((e) => {
			e != null && he.set(e, new Path2D());
		})));
		let { x0: ge, size: _e } = l;
		if (ge != null && _e != null) {
			E = 1, h = ge.values(e, t, i, p), ge.unit == 2 && (h = h.map((t) => e.posToVal(x + t * C, _.key, !0)));
			let n = _e.values(e, t, i, p);
			j = _e.unit == 2 ? n[0] * C : y(n[0], _, C, x) - y(0, _, C, x), ue = Ho(h, g, y, _, C, x, ue), le = ue - j + D;
		} else ue = Ho(h, g, y, _, C, x, ue), le = ue * o + D, j = ue - le;
		le < 1 && (le = 0), M >= j / 2 && (M = 0), le < 5 && (T = ti);
		let ve = le > 0, ye = ue - le - (ve ? M : 0);
		j = T(Qr(ye, te, ee)), A = (E == 0 ? j / 2 : E == re ? 0 : j) - E * re * ((E == 0 ? D / 2 : 0) + (ve ? M / 2 : 0));
		let be = {
			stroke: null,
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: 0
		}, xe = de ? null : new Path2D(), Se = null;
		if (oe != null) Se = e.data[oe.series[1]];
		else {
			let { y0: n, y1: r } = l;
			n != null && r != null && (g = r.values(e, t, i, p), Se = n.values(e, t, i, p));
		}
		let Ce = ne * j, we = O * j;
		for (let n = re == 1 ? i : p; n >= i && n <= p; n += re) {
			let r = g[n];
			if (r == null) continue;
			if (Se != null) {
				let e = Se[n] ?? 0;
				if (r - e == 0) continue;
				k = b(e, v, w, S);
			}
			let i = y(_.distr != 2 || l != null ? h[n] : n, _, C, x), a = b(W(r, ce), v, w, S), o = T(i - A), s = T(Ur(a, k)), c = T(Hr(a, k)), u = s - c;
			if (r != null) {
				let i = r < 0 ? we : Ce, a = r < 0 ? Ce : we;
				de ? (M > 0 && me[n] != null && ie(he.get(me[n]), o, c + zr(M / 2), j, Ur(0, u - M), i, a), fe[n] != null && ie(pe.get(fe[n]), o, c + zr(M / 2), j, Ur(0, u - M), i, a)) : ie(xe, o, c + zr(M / 2), j, Ur(0, u - M), i, a), ae(e, t, n, o - M / 2, c, j + M, u);
			}
		}
		return M > 0 ? be.stroke = de ? he : xe : de || (be._fill = m.width == 0 ? m._fill : m._stroke ?? m._fill, be.width = 0), be.fill = de ? pe : xe, be;
	});
}
function Wo(e, t) {
	let n = W(t?.alignGaps, 0);
	return (t, r, i, a) => _o(t, r, (o, s, c, l, u, d, f, p, m, h, g) => {
		[i, a] = Sr(c, i, a);
		let _ = o.pxRound, v = (e) => _(d(e, l, h, p)), y = (e) => _(f(e, u, g, m)), b, x, S;
		l.ori == 0 ? (b = Eo, S = Oo, x = Po) : (b = Do, S = ko, x = Fo);
		let C = l.dir * (l.ori == 0 ? 1 : -1), w = v(s[C == 1 ? i : a]), T = w, E = [], D = [];
		for (let e = C == 1 ? i : a; e >= i && e <= a; e += C) if (c[e] != null) {
			let t = v(s[e]);
			E.push(T = t), D.push(y(c[e]));
		}
		let ee = {
			stroke: e(E, D, b, S, x, _),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: ho
		}, te = ee.stroke, [ne, O] = vo(t, r);
		if (o.fill != null || ne != 0) {
			let e = ee.fill = new Path2D(te), n = y(o.fillTo(t, r, o.min, o.max, ne));
			S(e, T, n), S(e, w, n);
		}
		if (!o.spanGaps) {
			let e = [];
			e.push(...Co(s, c, i, a, C, v, n)), ee.gaps = e = o.gaps(t, r, i, a, e), ee.clip = xo(e, l.ori, p, m, h, g);
		}
		return O != 0 && (ee.band = O == 2 ? [bo(t, r, i, a, te, -1), bo(t, r, i, a, te, 1)] : bo(t, r, i, a, te, O)), ee;
	});
}
function Go(e) {
	return Wo(Ko, e);
}
function Ko(e, t, n, r, i, a) {
	let o = e.length;
	if (o < 2) return null;
	let s = new Path2D();
	if (n(s, e[0], t[0]), o == 2) r(s, e[1], t[1]);
	else {
		let n = Array(o), r = Array(o - 1), a = Array(o - 1), c = Array(o - 1);
		for (let n = 0; n < o - 1; n++) a[n] = t[n + 1] - t[n], c[n] = e[n + 1] - e[n], r[n] = a[n] / c[n];
		n[0] = r[0];
		for (let e = 1; e < o - 1; e++) r[e] === 0 || r[e - 1] === 0 || r[e - 1] > 0 != r[e] > 0 ? n[e] = 0 : (n[e] = 3 * (c[e - 1] + c[e]) / ((2 * c[e] + c[e - 1]) / r[e - 1] + (c[e] + 2 * c[e - 1]) / r[e]), isFinite(n[e]) || (n[e] = 0));
		n[o - 1] = r[o - 2];
		for (let r = 0; r < o - 1; r++) i(s, e[r] + c[r] / 3, t[r] + n[r] * c[r] / 3, e[r + 1] - c[r] / 3, t[r + 1] - n[r + 1] * c[r] / 3, e[r + 1], t[r + 1]);
	}
	return s;
}
var qo = /* @__PURE__ */ new Set();
function Jo() {
	for (let e of qo) e.syncRect(!0);
}
Zn && (gr(Kn, $n, Jo), gr(qn, $n, Jo, !0), gr(Yn, $n, () => {
	us.pxRatio = U;
}));
var Yo = Bo(), Xo = Io();
function Zo(e, t, n, r) {
	return (r ? [e[0], e[1]].concat(e.slice(2)) : [e[0]].concat(e.slice(1))).map((e, r) => $o(e, r, t, n));
}
function Qo(e, t) {
	return e.map((e, n) => n == 0 ? {} : Ei({}, t, e));
}
function $o(e, t, n, r) {
	return Ei({}, t == 0 ? n : r, e);
}
function es(e, t, n) {
	return t == null ? gi : [t, n];
}
var ts = es;
function ns(e, t, n) {
	return t == null ? gi : jr(t, n, Dr, !0);
}
function rs(e, t, n, r) {
	return t == null ? gi : Tr(t, n, e.scales[r].log, !1);
}
var is = rs;
function as(e, t, n, r) {
	return t == null ? gi : Er(t, n, e.scales[r].log, !1);
}
var os = as;
function ss(e, t, n, r, i) {
	let a = Ur(Zr(e), Zr(t)), o = t - e, s = vr(i / r * o, n);
	do {
		let e = n[s], t = r * e / o;
		if (t >= i && a + (e < 5 ? di.get(e) : 0) <= 17) return [e, t];
	} while (++s < n.length);
	return [0, 0];
}
function cs(e) {
	let t, n;
	return e = e.replace(/(\d+)px/, (e, r) => (t = Br((n = +r) * U)) + "px"), [
		e,
		t,
		n
	];
}
function ls(e) {
	e.show && [e.font, e.labelFont].forEach((e) => {
		let t = K(e[2] * U, 1);
		e[0] = e[0].replace(/[0-9.]+px/, t + "px"), e[1] = t;
	});
}
function us(e, t, n) {
	let r = { mode: W(e.mode, 1) }, i = r.mode;
	function a(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? 1 - i : i);
	}
	function o(e, t, n, r) {
		let i = t.valToPct(e);
		return r + n * (t.dir == -1 ? i : 1 - i);
	}
	function s(e, t, n, r) {
		return t.ori == 0 ? a(e, t, n, r) : o(e, t, n, r);
	}
	r.valToPosH = a, r.valToPosV = o;
	let c = !1;
	r.status = 0;
	let l = r.root = sr(fn);
	if (e.id != null && (l.id = e.id), rr(l, e.class), e.title) {
		let t = sr(hn, l);
		t.textContent = e.title;
	}
	let u = or("canvas"), d = r.ctx = u.getContext("2d"), f = sr(gn, l);
	gr("click", f, (e) => {
		e.target === m && (B != en || V != tn) && on.click(r, e);
	}, !0);
	let p = r.under = sr(_n, f);
	f.appendChild(u);
	let m = r.over = sr(vn, f);
	e = Ti(e);
	let h = +W(e.pxAlign, 1), g = wo(h);
	(e.plugins || []).forEach((t) => {
		t.opts && (e = t.opts(r, e) || e);
	});
	let _ = e.ms || .001, v = r.series = i == 1 ? Zo(e.series || [], Ua, co, !1) : Qo(e.series || [null], so), y = r.axes = Zo(e.axes || [], Ba, no, !0), b = r.scales = {}, x = r.bands = e.bands || [];
	x.forEach((e) => {
		e.fill = G(e.fill || null), e.dir = W(e.dir, -1);
	});
	let S = i == 2 ? v[1].facets[0].scale : v[0].scale, C = {
		axes: Bt,
		series: kt
	}, w = (e.drawOrder || ["axes", "series"]).map((e) => C[e]);
	function T(e) {
		let t = e.distr == 3 ? (t) => Kr(t > 0 ? t : e.clamp(r, t, e.min, e.max, e.key)) : e.distr == 4 ? (t) => Yr(t, e.asinh) : e.distr == 100 ? (t) => e.fwd(t) : (e) => e;
		return (n) => {
			let r = t(n), { _min: i, _max: a } = e, o = a - i;
			return (r - i) / o;
		};
	}
	function E(t) {
		let n = b[t];
		if (n == null) {
			let r = (e.scales || mi)[t] || mi;
			if (r.from != null) {
				E(r.from);
				let e = Ei({}, b[r.from], r, { key: t });
				e.valToPct = T(e), b[t] = e;
			} else {
				n = b[t] = Ei({}, t == S ? uo : fo, r), n.key = t;
				let e = n.time, a = n.range, o = _i(a);
				if ((t != S || i == 2 && !e) && (o && (a[0] == null || a[1] == null) && (a = {
					min: a[0] == null ? Or : {
						mode: 1,
						hard: a[0],
						soft: a[0]
					},
					max: a[1] == null ? Or : {
						mode: 1,
						hard: a[1],
						soft: a[1]
					}
				}, o = !1), !o && xi(a))) {
					let e = a;
					a = (t, n, r) => n == null ? gi : jr(n, r, e);
				}
				n.range = G(a || (e ? ts : t == S ? n.distr == 3 ? is : n.distr == 4 ? os : es : n.distr == 3 ? rs : n.distr == 4 ? as : ns)), n.auto = G(!o && n.auto), n.clamp = G(n.clamp || lo), n._min = n._max = null, n.valToPct = T(n);
			}
		}
	}
	E("x"), E("y"), i == 1 && v.forEach((e) => {
		E(e.scale);
	}), y.forEach((e) => {
		E(e.scale);
	});
	for (let t in e.scales) E(t);
	let D = b[S], ee = D.distr, te, ne;
	D.ori == 0 ? (rr(l, pn), te = a, ne = o) : (rr(l, mn), te = o, ne = a);
	let O = {};
	for (let e in b) {
		let t = b[e];
		(t.min != null || t.max != null) && (O[e] = {
			min: t.min,
			max: t.max
		}, t.min = t.max = null);
	}
	let re = e.tzDate || ((e) => new Date(Br(e / _))), ie = e.fmtDate || Ui, ae = _ == 1 ? ua(re) : pa(re), oe = ha(re, ma(_ == 1 ? la : fa, ie)), se = ba(re, va(ya, ie)), ce = [], k = r.legend = Ei({}, Ca, e.legend), A = r.cursor = Ei({}, Ma, { drag: { y: i == 2 } }, e.cursor), j = k.show, le = A.show, ue = k.markers;
	k.idxs = ce, ue.width = G(ue.width), ue.dash = G(ue.dash), ue.stroke = G(ue.stroke), ue.fill = G(ue.fill);
	let M, de, fe, pe = [], me = [], he, ge = !1, _e = {};
	if (k.live) {
		let e = v[1] ? v[1].values : null;
		ge = e != null, he = ge ? e(r, 1, 0) : { _: 0 };
		for (let e in he) _e[e] = Xn;
	}
	if (j) {
		if (M = or("table", Tn, l), fe = or("tbody", null, M), k.mount(r, M), ge) {
			de = or("thead", null, M, fe);
			let e = or("tr", null, de);
			for (var ve in or("th", null, e), he) or("th", An, e).textContent = ve;
		} else rr(M, Dn), k.live && rr(M, En);
	}
	let ye = { show: !0 }, be = { show: !1 };
	function xe(e, t) {
		if (t == 0 && (ge || !k.live || i == 2)) return gi;
		let n = [], a = or("tr", On, fe, fe.childNodes[t]);
		rr(a, e.class), e.show || rr(a, bn);
		let o = or("th", null, a);
		if (ue.show) {
			let e = sr(kn, o);
			if (t > 0) {
				let n = ue.width(r, t);
				n && (e.style.border = n + "px " + ue.dash(r, t) + " " + ue.stroke(r, t)), e.style.background = ue.fill(r, t);
			}
		}
		let s = sr(An, o);
		for (var c in e.label instanceof HTMLElement ? s.appendChild(e.label) : s.textContent = e.label, t > 0 && (ue.show || (s.style.color = e.width > 0 ? ue.stroke(r, t) : ue.fill(r, t)), Ce("click", o, (t) => {
			if (A._lock) return;
			qe(t);
			let n = v.indexOf(e);
			if ((t.ctrlKey || t.metaKey) != k.isolate) {
				let e = v.some((e, t) => t > 0 && t != n && e.show);
				v.forEach((t, r) => {
					r > 0 && Kn(r, e ? r == n ? ye : be : ye, !0, Ci.setSeries);
				});
			} else Kn(n, { show: !e.show }, !0, Ci.setSeries);
		}, !1), L && Ce(Un, o, (t) => {
			A._lock || (qe(t), Kn(v.indexOf(e), tr, !0, Ci.setSeries));
		}, !1)), he) {
			let e = or("td", jn, a);
			e.textContent = "--", n.push(e);
		}
		return [a, n];
	}
	let Se = /* @__PURE__ */ new Map();
	function Ce(e, t, n, i = !0) {
		let a = Se.get(t) || {}, o = A.bind[e](r, t, n, i);
		o && (gr(e, t, a[e] = o), Se.set(t, a));
	}
	function we(e, t, n) {
		let r = Se.get(t) || {};
		for (let n in r) (e == null || n == e) && (_r(n, t, r[n]), delete r[n]);
		e ?? Se.delete(t);
	}
	let Te = 0, Ee = 0, N = 0, P = 0, De = 0, Oe = 0, ke = De, Ae = Oe, je = N, Me = P, Ne = 0, Pe = 0, Fe = 0, Ie = 0;
	r.bbox = {};
	let Le = !1, Re = !1, ze = !1, F = !1, Be = !1, Ve = !1;
	function He(e, t, n) {
		(n || e != r.width || t != r.height) && Ue(e, t), z(!1), ze = !0, Re = !0, Gt();
	}
	function Ue(e, t) {
		r.width = Te = N = e, r.height = Ee = P = t, De = Oe = 0, Ge(), Ke();
		let n = r.bbox;
		Ne = n.left = ci(De * U, .5), Pe = n.top = ci(Oe * U, .5), Fe = n.width = ci(N * U, .5), Ie = n.height = ci(P * U, .5);
	}
	function We() {
		let e = !1, t = 0;
		for (; !e;) {
			t++;
			let n = Rt(t), i = zt(t);
			e = t == 3 || n && i, e || (Ue(r.width, r.height), Re = !0);
		}
	}
	r.setSize = function({ width: e, height: t }) {
		He(e, t);
	};
	function Ge() {
		let e = !1, t = !1, n = !1, r = !1;
		y.forEach((i, a) => {
			if (i.show && i._show) {
				let { side: a, _size: o } = i, s = a % 2, c = o + (i.label == null ? 0 : i.labelSize);
				c > 0 && (s ? (N -= c, a == 3 ? (De += c, r = !0) : n = !0) : (P -= c, a == 0 ? (Oe += c, e = !0) : t = !0));
			}
		}), tt[0] = e, tt[1] = n, tt[2] = t, tt[3] = r, N -= at[1] + at[3], De += at[3], P -= at[2] + at[0], Oe += at[0];
	}
	function Ke() {
		let e = De + N, t = Oe + P, n = De, r = Oe;
		function i(i, a) {
			switch (i) {
				case 1: return e += a, e - a;
				case 2: return t += a, t - a;
				case 3: return n -= a, n + a;
				case 0: return r -= a, r + a;
			}
		}
		y.forEach((e, t) => {
			if (e.show && e._show) {
				let t = e.side;
				e._pos = i(t, e._size), e.label != null && (e._lpos = i(t, e.labelSize));
			}
		});
	}
	if (A.dataIdx == null) {
		let e = A.hover, n = e.skip = new Set(e.skip ?? []);
		n.add(void 0);
		let r = e.prox = G(e.prox), i = e.bias ??= 0;
		A.dataIdx = (e, a, o, s) => {
			if (a == 0) return o;
			let c = o, l = r(e, a, o, s) ?? Xr, u = l >= 0 && l < Xr, d = D.ori == 0 ? N : P, f = A.left, p = t[0], m = t[a];
			if (n.has(m[o])) {
				c = null;
				let e = null, t = null, r;
				if (i == 0 || i == -1) for (r = o; e == null && r-- > 0;) n.has(m[r]) || (e = r);
				if (i == 0 || i == 1) for (r = o; t == null && r++ < m.length;) n.has(m[r]) || (t = r);
				if (e != null || t != null) {
					if (u) {
						let n = e == null ? -1e400 : te(p[e], D, d, 0), r = t == null ? 1e400 : te(p[t], D, d, 0), i = f - n, a = r - f;
						i <= a ? i <= l && (c = e) : a <= l && (c = t);
					} else c = t == null ? e : e == null ? t : o - e <= t - o ? e : t;
				}
			} else u && Rr(f - te(p[o], D, d, 0)) > l && (c = null);
			return c;
		};
	}
	let qe = (e) => {
		A.event = e;
	};
	A.idxs = ce, A._lock = !1;
	let Je = A.points;
	Je.show = G(Je.show), Je.size = G(Je.size), Je.stroke = G(Je.stroke), Je.width = G(Je.width), Je.fill = G(Je.fill);
	let I = r.focus = Ei({}, e.focus || { alpha: .3 }, A.focus), L = I.prox >= 0, Ye = L && Je.one, Xe = [], Ze = [], Qe = [];
	function $e(e, t) {
		let n = Je.show(r, t);
		if (n instanceof HTMLElement) return rr(n, wn), rr(n, e.class), lr(n, -10, -10, N, P), m.insertBefore(n, Xe[t]), n;
	}
	function et(e, t) {
		if (i == 1 || t > 0) {
			let t = i == 1 && b[e.scale].time, n = e.value;
			e.value = t ? bi(n) ? ba(re, va(n, ie)) : n || se : n || to, e.label = e.label || (t ? Ha : Va);
		}
		if (Ye || t > 0) {
			e.width = e.width == null ? 1 : e.width, e.paths = e.paths || Yo || ri, e.fillTo = G(e.fillTo || yo), e.pxAlign = +W(e.pxAlign, h), e.pxRound = wo(e.pxAlign), e.stroke = G(e.stroke || null), e.fill = G(e.fill || null), e._stroke = e._fill = e._paths = e._focus = null;
			let t = ro(Ur(1, e.width), 1), n = e.points = Ei({}, {
				size: t,
				width: Ur(1, t * .2),
				stroke: e.stroke,
				space: t * 2,
				paths: Xo,
				_stroke: null,
				_fill: null
			}, e.points);
			n.show = G(n.show), n.filter = G(n.filter), n.fill = G(n.fill), n.stroke = G(n.stroke), n.paths = G(n.paths), n.pxAlign = e.pxAlign;
		}
		if (j) {
			let n = xe(e, t);
			pe.splice(t, 0, n[0]), me.splice(t, 0, n[1]), k.values.push(null);
		}
		if (le) {
			ce.splice(t, 0, null);
			let n = null;
			Ye ? t == 0 && (n = $e(e, t)) : t > 0 && (n = $e(e, t)), Xe.splice(t, 0, n), Ze.splice(t, 0, 0), Qe.splice(t, 0, 0);
		}
		pi("addSeries", t);
	}
	r.addSeries = function(e, t) {
		t ??= v.length, e = i == 1 ? $o(e, t, Ua, co) : $o(e, t, {}, so), v.splice(t, 0, e), et(v[t], t);
	}, r.delSeries = function(e) {
		if (v.splice(e, 1), j) {
			k.values.splice(e, 1), me.splice(e, 1);
			let t = pe.splice(e, 1)[0];
			we(null, t.firstChild), t.remove();
		}
		le && (ce.splice(e, 1), Xe.splice(e, 1)[0].remove(), Ze.splice(e, 1), Qe.splice(e, 1)), pi("delSeries", e);
	};
	let tt = [
		!1,
		!1,
		!1,
		!1
	];
	function nt(e, t) {
		if (e._show = e.show, e.show) {
			let n = e.side % 2, i = b[e.scale];
			i ??= (e.scale = n ? v[1].scale : S, b[e.scale]);
			let a = i.time;
			e.size = G(e.size), e.space = G(e.space), e.rotate = G(e.rotate), _i(e.incrs) && e.incrs.forEach((e) => {
				!di.has(e) && di.set(e, fi(e));
			}), e.incrs = G(e.incrs || (i.distr == 2 ? Yi : a ? _ == 1 ? ca : da : Xi)), e.splits = G(e.splits || (a && i.distr == 1 ? ae : i.distr == 3 ? Ka : i.distr == 4 ? qa : Ga)), e.stroke = G(e.stroke), e.grid.stroke = G(e.grid.stroke), e.ticks.stroke = G(e.ticks.stroke), e.border.stroke = G(e.border.stroke);
			let o = e.values;
			e.values = _i(o) && !_i(o[0]) ? G(o) : a ? _i(o) ? ha(re, ma(o, ie)) : bi(o) ? ga(re, o) : o || oe : o || Wa, e.filter = G(e.filter || (i.distr >= 3 && i.log == 10 ? $a : i.distr == 3 && i.log == 2 ? eo : ni)), e.font = cs(e.font), e.labelFont = cs(e.labelFont), e._size = e.size(r, null, t, 0), e._space = e._rotate = e._incrs = e._found = e._splits = e._values = null, e._size > 0 && (tt[t] = !0, e._el = sr(yn, f));
		}
	}
	function rt(e, t, n, r) {
		let [i, a, o, s] = n, c = t % 2, l = 0;
		return c == 0 && (s || a) && (l = t == 0 && !i || t == 2 && !o ? Br(Ba.size / 3) : 0), c == 1 && (i || o) && (l = t == 1 && !a || t == 3 && !s ? Br(no.size / 2) : 0), l;
	}
	let it = r.padding = (e.padding || [
		rt,
		rt,
		rt,
		rt
	]).map((e) => G(W(e, rt))), at = r._padding = it.map((e, t) => e(r, t, tt, 0)), ot, st = null, ct = null, lt = i == 1 ? v[0].idxs : null, ut = null, dt = !1;
	function ft(e, n) {
		if (t = e ?? [], r.data = r._data = t, i == 2) {
			ot = 0;
			for (let e = 1; e < v.length; e++) ot += t[e][0].length;
		} else {
			t.length == 0 && (r.data = r._data = t = [[]]), ut = t[0], ot = ut.length;
			let e = t;
			if (ee == 2) {
				e = t.slice();
				let n = e[0] = Array(ot);
				for (let e = 0; e < ot; e++) n[e] = e;
			}
			r._data = t = e;
		}
		if (z(!0), pi("setData"), ee == 2 && (ze = !0), n !== !1) {
			let e = D;
			e.auto(r, dt) ? pt() : Rn(S, e.min, e.max), F ||= A.left >= 0, Ve = !0, Gt();
		}
	}
	r.setData = ft;
	function pt() {
		dt = !0;
		let e, n;
		i == 1 && (ot > 0 ? (st = lt[0] = 0, ct = lt[1] = ot - 1, e = t[0][st], n = t[0][ct], ee == 2 ? (e = st, n = ct) : e == n && (ee == 3 ? [e, n] = Tr(e, e, D.log, !1) : ee == 4 ? [e, n] = Er(e, e, D.log, !1) : D.time ? n = e + Br(86400 / _) : [e, n] = jr(e, n, Dr, !0))) : (st = lt[0] = e = null, ct = lt[1] = n = null)), Rn(S, e, n);
	}
	let mt, ht, gt, _t, vt, yt, bt, xt, St, Ct;
	function R(e, t, n, r, i, a) {
		e ??= zn, n ??= hi, r ??= "butt", i ??= zn, a ??= "round", e != mt && (d.strokeStyle = mt = e), i != ht && (d.fillStyle = ht = i), t != gt && (d.lineWidth = gt = t), a != vt && (d.lineJoin = vt = a), r != yt && (d.lineCap = yt = r), n != _t && d.setLineDash(_t = n);
	}
	function wt(e, t, n, r) {
		t != ht && (d.fillStyle = ht = t), e != bt && (d.font = bt = e), n != xt && (d.textAlign = xt = n), r != St && (d.textBaseline = St = r);
	}
	function Tt(e, t, n, i, a = 0) {
		if (i.length > 0 && e.auto(r, dt) && (t == null || t.min == null)) {
			let t = W(st, 0), r = W(ct, i.length - 1), o = n.min == null ? wr(i, t, r, a, e.distr == 3) : [n.min, n.max];
			e.min = Hr(e.min, n.min = o[0]), e.max = Ur(e.max, n.max = o[1]);
		}
	}
	let Et = {
		min: null,
		max: null
	};
	function Dt() {
		for (let e in b) {
			let t = b[e];
			O[e] == null && (t.min == null || O[S] != null && t.auto(r, dt)) && (O[e] = Et);
		}
		for (let e in b) {
			let t = b[e];
			O[e] == null && t.from != null && O[t.from] != null && (O[e] = Et);
		}
		O[S] != null && z(!0);
		let e = {};
		for (let t in O) {
			let n = O[t];
			if (n != null) {
				let a = e[t] = Ti(b[t], Si);
				if (n.min != null) Ei(a, n);
				else if (t != S || i == 2) {
					if (ot == 0 && a.from == null) {
						let e = a.range(r, null, null, t);
						a.min = e[0], a.max = e[1];
					} else a.min = Xr, a.max = -1e400;
				}
			}
		}
		if (ot > 0) {
			v.forEach((n, a) => {
				if (i == 1) {
					let i = n.scale, o = O[i];
					if (o == null) return;
					let s = e[i];
					if (a == 0) {
						let e = s.range(r, s.min, s.max, i);
						s.min = e[0], s.max = e[1], st = vr(s.min, t[0]), ct = vr(s.max, t[0]), ct - st > 1 && (t[0][st] < s.min && st++, t[0][ct] > s.max && ct--), n.min = ut[st], n.max = ut[ct];
					} else n.show && n.auto && Tt(s, o, n, t[a], n.sorted);
					n.idxs[0] = st, n.idxs[1] = ct;
				} else if (a > 0 && n.show && n.auto) {
					let [r, i] = n.facets, o = r.scale, s = i.scale, [c, l] = t[a], u = e[o], d = e[s];
					u != null && Tt(u, O[o], r, c, r.sorted), d != null && Tt(d, O[s], i, l, i.sorted), n.min = i.min, n.max = i.max;
				}
			});
			for (let t in e) {
				let n = e[t], i = O[t];
				if (n.from == null && (i == null || i.min == null)) {
					let e = n.range(r, n.min == Xr ? null : n.min, n.max == -1e400 ? null : n.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		for (let t in e) {
			let n = e[t];
			if (n.from != null) {
				let i = e[n.from];
				if (i.min == null) n.min = n.max = null;
				else {
					let e = n.range(r, i.min, i.max, t);
					n.min = e[0], n.max = e[1];
				}
			}
		}
		let n = {}, a = !1;
		for (let t in e) {
			let r = e[t], i = b[t];
			if (i.min != r.min || i.max != r.max) {
				i.min = r.min, i.max = r.max;
				let e = i.distr;
				i._min = e == 3 ? Kr(i.min) : e == 4 ? Yr(i.min, i.asinh) : e == 100 ? i.fwd(i.min) : i.min, i._max = e == 3 ? Kr(i.max) : e == 4 ? Yr(i.max, i.asinh) : e == 100 ? i.fwd(i.max) : i.max, n[t] = a = !0;
			}
		}
		if (a) {
			v.forEach((e, t) => {
				i == 2 ? t > 0 && n.y && (e._paths = null) : n[e.scale] && (e._paths = null);
			});
			for (let e in n) ze = !0, pi("setScale", e);
			le && A.left >= 0 && (F = Ve = !0);
		}
		for (let e in O) O[e] = null;
	}
	function Ot(e) {
		let t = Qr(st - 1, 0, ot - 1), n = Qr(ct + 1, 0, ot - 1);
		for (; e[t] == null && t > 0;) t--;
		for (; e[n] == null && n < ot - 1;) n++;
		return [t, n];
	}
	function kt() {
		if (ot > 0) {
			let e = v.some((e) => e._focus) && Ct != I.alpha;
			e && (d.globalAlpha = Ct = I.alpha), v.forEach((e, n) => {
				if (n > 0 && e.show && (At(n, !1), At(n, !0), e._paths == null)) {
					let a = Ct;
					Ct != e.alpha && (d.globalAlpha = Ct = e.alpha);
					let o = i == 2 ? [0, t[n][0].length - 1] : Ot(t[n]);
					e._paths = e.paths(r, n, o[0], o[1]), Ct != a && (d.globalAlpha = Ct = a);
				}
			}), v.forEach((e, t) => {
				if (t > 0 && e.show) {
					let n = Ct;
					Ct != e.alpha && (d.globalAlpha = Ct = e.alpha), e._paths != null && jt(t, !1);
					{
						let n = e._paths == null ? null : e._paths.gaps, i = e.points.show(r, t, st, ct, n), a = e.points.filter(r, t, i, n);
						(i || a) && (e.points._paths = e.points.paths(r, t, st, ct, a), jt(t, !0));
					}
					Ct != n && (d.globalAlpha = Ct = n), pi("drawSeries", t);
				}
			}), e && (d.globalAlpha = Ct = 1);
		}
	}
	function At(e, t) {
		let n = t ? v[e].points : v[e];
		n._stroke = n.stroke(r, e), n._fill = n.fill(r, e);
	}
	function jt(e, t) {
		let n = t ? v[e].points : v[e], { stroke: r, fill: i, clip: a, flags: o, _stroke: s = n._stroke, _fill: c = n._fill, _width: l = n.width } = n._paths;
		l = K(l * U, 3);
		let u = null, f = l % 2 / 2;
		t && c == null && (c = l > 0 ? "#fff" : s);
		let p = n.pxAlign == 1 && f > 0;
		if (p && d.translate(f, f), !t) {
			let e = Ne - l / 2, t = Pe - l / 2, n = Fe + l, r = Ie + l;
			u = new Path2D(), u.rect(e, t, n, r);
		}
		t ? Nt(s, l, n.dash, n.cap, c, r, i, o, a) : Mt(e, s, l, n.dash, n.cap, c, r, i, o, u, a), p && d.translate(-f, -f);
	}
	function Mt(e, n, i, a, o, s, c, l, u, d, f) {
		let p = !1;
		u != 0 && x.forEach((m, h) => {
			if (m.series[0] == e) {
				let e = v[m.series[1]], g = t[m.series[1]], _ = (e._paths || mi).band;
				_i(_) && (_ = m.dir == 1 ? _[0] : _[1]);
				let y, b = null;
				e.show && _ && Mr(g, st, ct) ? (b = m.fill(r, h) || s, y = e._paths.clip) : _ = null, Nt(n, i, a, o, b, c, l, u, d, f, y, _), p = !0;
			}
		}), p || Nt(n, i, a, o, s, c, l, u, d, f);
	}
	function Nt(e, t, n, r, i, a, o, s, c, l, u, f) {
		R(e, t, n, r, i), (c || l || f) && (d.save(), c && d.clip(c), l && d.clip(l)), f ? (s & 3) == 3 ? (d.clip(f), u && d.clip(u), Ft(i, o), Pt(e, a, t)) : s & go ? (Ft(i, o), d.clip(f), Pt(e, a, t)) : s & ho && (d.save(), d.clip(f), u && d.clip(u), Ft(i, o), d.restore(), Pt(e, a, t)) : (Ft(i, o), Pt(e, a, t)), (c || l || f) && d.restore();
	}
	function Pt(e, t, n) {
		n > 0 && (t instanceof Map ? t.forEach((e, t) => {
			d.strokeStyle = mt = t, d.stroke(e);
		}) : t != null && e && d.stroke(t));
	}
	function Ft(e, t) {
		t instanceof Map ? t.forEach((e, t) => {
			d.fillStyle = ht = t, d.fill(e);
		}) : t != null && e && d.fill(t);
	}
	function It(e, t, n, i) {
		let a = y[e], o;
		if (i <= 0) o = [0, 0];
		else {
			let s = a._space = a.space(r, e, t, n, i);
			o = ss(t, n, a._incrs = a.incrs(r, e, t, n, i, s), i, s);
		}
		return a._found = o;
	}
	function Lt(e, t, n, r, i, a, o, s, c, l) {
		let u = o % 2 / 2;
		h == 1 && d.translate(u, u), R(s, o, c, l, s), d.beginPath();
		let f, p, m, g, _ = i + (r == 0 || r == 3 ? -a : a);
		n == 0 ? (p = i, g = _) : (f = i, m = _);
		for (let r = 0; r < e.length; r++) t[r] != null && (n == 0 ? f = m = e[r] : p = g = e[r], d.moveTo(f, p), d.lineTo(m, g));
		d.stroke(), h == 1 && d.translate(-u, -u);
	}
	function Rt(e) {
		let t = !0;
		return y.forEach((n, i) => {
			if (!n.show) return;
			let a = b[n.scale];
			if (a.min == null) {
				n._show && (t = !1, n._show = !1, z(!1));
				return;
			}
			n._show || (t = !1, n._show = !0, z(!1));
			let o = n.side, s = o % 2, { min: c, max: l } = a, [u, d] = It(i, c, l, s == 0 ? N : P);
			if (d == 0) return;
			let f = a.distr == 2, p = n._splits = n.splits(r, i, c, l, u, d, f), m = a.distr == 2 ? p.map((e) => ut[e]) : p, h = a.distr == 2 ? ut[p[1]] - ut[p[0]] : u, g = n._values = n.values(r, n.filter(r, m, i, d, h), i, d, h);
			n._rotate = o == 2 ? n.rotate(r, g, i, d) : 0;
			let _ = n._size;
			n._size = Vr(n.size(r, g, i, e)), _ != null && n._size != _ && (t = !1);
		}), t;
	}
	function zt(e) {
		let t = !0;
		return it.forEach((n, i) => {
			let a = n(r, i, tt, e);
			a != at[i] && (t = !1), at[i] = a;
		}), t;
	}
	function Bt() {
		for (let e = 0; e < y.length; e++) {
			let t = y[e];
			if (!t.show || !t._show) continue;
			let n = t.side, i = n % 2, a, o, c = t.stroke(r, e), l = n == 0 || n == 3 ? -1 : 1, [u, f] = t._found;
			if (t.label != null) {
				let s = t.labelGap * l, p = Br((t._lpos + s) * U);
				wt(t.labelFont[0], c, "center", n == 2 ? Pn : Fn), d.save(), i == 1 ? (a = o = 0, d.translate(p, Br(Pe + Ie / 2)), d.rotate((n == 3 ? -Lr : Lr) / 2)) : (a = Br(Ne + Fe / 2), o = p);
				let m = $r(t.label) ? t.label(r, e, u, f) : t.label;
				d.fillText(m, a, o), d.restore();
			}
			if (f == 0) continue;
			let p = b[t.scale], m = i == 0 ? Fe : Ie, h = i == 0 ? Ne : Pe, _ = t._splits, v = p.distr == 2 ? _.map((e) => ut[e]) : _, x = p.distr == 2 ? ut[_[1]] - ut[_[0]] : u, S = t.ticks, C = t.border, w = S.show ? S.size : 0, T = Br(w * U), E = Br((t.alignTo == 2 ? t._size - w - t.gap : t.gap) * U), D = t._rotate * -Lr / 180, ee = g(t._pos * U), te = ee + (T + E) * l;
			o = i == 0 ? te : 0, a = i == 1 ? te : 0, wt(t.font[0], c, t.align == 1 ? In : t.align == 2 ? Ln : D > 0 ? In : D < 0 ? Ln : i == 0 ? "center" : n == 3 ? Ln : In, D || i == 1 ? "middle" : n == 2 ? Pn : Fn);
			let ne = t.font[1] * t.lineGap, O = _.map((e) => g(s(e, p, m, h))), re = t._values;
			for (let e = 0; e < re.length; e++) {
				let t = re[e];
				if (t != null) {
					i == 0 ? a = O[e] : o = O[e], t = "" + t;
					let n = t.indexOf("\n") == -1 ? [t] : t.split(/\n/gm);
					for (let e = 0; e < n.length; e++) {
						let t = n[e];
						D ? (d.save(), d.translate(a, o + e * ne), d.rotate(D), d.fillText(t, 0, 0), d.restore()) : d.fillText(t, a, o + e * ne);
					}
				}
			}
			S.show && Lt(O, S.filter(r, v, e, f, x), i, n, ee, T, K(S.width * U, 3), S.stroke(r, e), S.dash, S.cap);
			let ie = t.grid;
			ie.show && Lt(O, ie.filter(r, v, e, f, x), i, i == 0 ? 2 : 1, i == 0 ? Pe : Ne, i == 0 ? Ie : Fe, K(ie.width * U, 3), ie.stroke(r, e), ie.dash, ie.cap), C.show && Lt([ee], [1], +(i == 0), i == 0 ? 1 : 2, i == 1 ? Pe : Ne, i == 1 ? Ie : Fe, K(C.width * U, 3), C.stroke(r, e), C.dash, C.cap);
		}
		pi("drawAxes");
	}
	function z(e) {
		v.forEach((t, n) => {
			n > 0 && (t._paths = null, e && (i == 1 ? (t.min = null, t.max = null) : t.facets.forEach((e) => {
				e.min = null, e.max = null;
			})));
		});
	}
	let Vt = !1, Ht = !1, Ut = [];
	function Wt() {
		Ht = !1;
		for (let e = 0; e < Ut.length; e++) pi(...Ut[e]);
		Ut.length = 0;
	}
	function Gt() {
		Vt ||= (ji(Kt), !0);
	}
	r.batch = function(e, t = !1) {
		Vt = !0, Ht = t, e(r), Kt(), t && Ut.length > 0 && queueMicrotask(Wt);
	};
	function Kt() {
		if (Le &&= (Dt(), !1), ze &&= (We(), !1), Re) {
			if (ar(p, In, De), ar(p, Pn, Oe), ar(p, Mn, N), ar(p, Nn, P), ar(m, In, De), ar(m, Pn, Oe), ar(m, Mn, N), ar(m, Nn, P), ar(f, Mn, Te), ar(f, Nn, Ee), u.width = Br(Te * U), u.height = Br(Ee * U), y.forEach(({ _el: e, _show: t, _size: n, _pos: r, side: i }) => {
				if (e != null) {
					if (t) {
						let t = i === 3 || i === 0 ? n : 0, a = i % 2 == 1;
						ar(e, a ? "left" : "top", r - t), ar(e, a ? "width" : "height", n), ar(e, a ? "top" : "left", a ? Oe : De), ar(e, a ? "height" : "width", a ? P : N), ir(e, bn);
					} else rr(e, bn);
				}
			}), mt = ht = gt = vt = yt = bt = xt = St = _t = null, Ct = 1, kr(!0), De != ke || Oe != Ae || N != je || P != Me) {
				z(!1);
				let e = N / je, t = P / Me;
				if (le && !F && A.left >= 0) {
					A.left *= e, A.top *= t, Xt && lr(Xt, Br(A.left), 0, N, P), Zt && lr(Zt, 0, Br(A.top), N, P);
					for (let n = 0; n < Xe.length; n++) {
						let r = Xe[n];
						r != null && (Ze[n] *= e, Qe[n] *= t, lr(r, Vr(Ze[n]), Vr(Qe[n]), N, P));
					}
				}
				if (H.show && !Be && H.left >= 0 && H.width > 0) {
					H.left *= e, H.width *= e, H.top *= t, H.height *= t;
					for (let e in Pr) ar(ln, e, H[e]);
				}
				ke = De, Ae = Oe, je = N, Me = P;
			}
			pi("setSize"), Re = !1;
		}
		Te > 0 && Ee > 0 && (d.clearRect(0, 0, u.width, u.height), pi("drawClear"), w.forEach((e) => e()), pi("draw")), H.show && Be && (un(H), Be = !1), le && F && (Sr(null, !0, !1), F = !1), k.show && k.live && Ve && (br(), Ve = !1), c || (c = !0, r.status = 1, pi("ready")), dt = !1, Vt = !1;
	}
	r.redraw = (e, t) => {
		ze = t || !1, e === !1 ? Gt() : Rn(S, D.min, D.max);
	};
	function qt(e, n) {
		let i = b[e];
		if (i.from == null) {
			if (ot == 0) {
				let t = i.range(r, n.min, n.max, e);
				n.min = t[0], n.max = t[1];
			}
			if (n.min > n.max) {
				let e = n.min;
				n.min = n.max, n.max = e;
			}
			if (ot > 1 && n.min != null && n.max != null && n.max - n.min < 1e-16) return;
			e == S && i.distr == 2 && ot > 0 && (n.min = vr(n.min, t[0]), n.max = vr(n.max, t[0]), n.min == n.max && n.max++), O[e] = n, Le = !0, Gt();
		}
	}
	r.setScale = qt;
	let Jt, Yt, Xt, Zt, Qt, $t, en, tn, nn, rn, B, V, an = !1, on = A.drag, sn = on.x, cn = on.y;
	le && (A.x && (Jt = sr(Sn, m)), A.y && (Yt = sr(Cn, m)), D.ori == 0 ? (Xt = Jt, Zt = Yt) : (Xt = Yt, Zt = Jt), B = A.left, V = A.top);
	let H = r.select = Ei({
		show: !0,
		over: !0,
		left: 0,
		width: 0,
		top: 0,
		height: 0
	}, e.select), ln = H.show ? sr(xn, H.over ? m : p) : null;
	function un(e, t) {
		if (H.show) {
			for (let t in e) H[t] = e[t], t in Pr && ar(ln, t, e[t]);
			t !== !1 && pi("setSelect");
		}
	}
	r.setSelect = un;
	function dn(e) {
		if (v[e].show) j && ir(pe[e], bn);
		else if (j && rr(pe[e], bn), le) {
			let t = Ye ? Xe[0] : Xe[e];
			t != null && lr(t, -10, -10, N, P);
		}
	}
	function Rn(e, t, n) {
		qt(e, {
			min: t,
			max: n
		});
	}
	function Kn(e, t, n, a) {
		t.focus != null && nr(e), t.show != null && v.forEach((n, r) => {
			r > 0 && (e == r || e == null) && (n.show = t.show, dn(r), i == 2 ? (Rn(n.facets[0].scale, null, null), Rn(n.facets[1].scale, null, null)) : Rn(n.scale, null, null), Gt());
		}), n !== !1 && pi("setSeries", e, t), a && Oi("setSeries", r, e, t);
	}
	r.setSeries = Kn, r.addBand = function(e, t) {
		e.fill = G(e.fill || null), e.dir = W(e.dir, -1), t ??= x.length, x.splice(t, 0, e);
	}, r.setBand = function(e, t) {
		Ei(x[e], t);
	}, r.delBand = function(e) {
		e == null ? x.length = 0 : x.splice(e, 1);
	};
	function qn(e, t) {
		v[e].alpha = t, le && Xe[e] != null && (Xe[e].style.opacity = t), j && pe[e] && (pe[e].style.opacity = t);
	}
	let Jn, Zn, er, tr = { focus: !0 };
	function nr(e) {
		if (e != er) {
			let t = e == null, n = I.alpha != 1;
			v.forEach((r, a) => {
				if (i == 1 || a > 0) {
					let i = t || a == 0 || a == e;
					r._focus = t ? null : i, n && qn(a, i ? 1 : I.alpha);
				}
			}), er = e, n && Gt();
		}
	}
	j && L && Ce(Wn, M, (e) => {
		A._lock || (qe(e), er != null && Kn(null, tr, !0, Ci.setSeries));
	});
	function cr(e, t, n) {
		let r = b[t];
		n && (e = e / U - (r.ori == 1 ? Oe : De));
		let i = N;
		r.ori == 1 && (i = P, e = i - e), r.dir == -1 && (e = i - e);
		let a = r._min, o = r._max, s = e / i, c = a + (o - a) * s, l = r.distr;
		return l == 3 ? Wr(10, c) : l == 4 ? Jr(c, r.asinh) : l == 100 ? r.bwd(c) : c;
	}
	r.valToIdx = (e) => vr(e, t[0]), r.posToIdx = function(e, n) {
		return vr(cr(e, S, n), t[0], st, ct);
	}, r.posToVal = cr, r.valToPos = (e, t, n) => b[t].ori == 0 ? a(e, b[t], n ? Fe : N, n ? Ne : 0) : o(e, b[t], n ? Ie : P, n ? Pe : 0), r.setCursor = (e, t, n) => {
		B = e.left, V = e.top, Sr(null, t, n);
	};
	function ur(e, t) {
		ar(ln, In, H.left = e), ar(ln, Mn, H.width = t);
	}
	function fr(e, t) {
		ar(ln, Pn, H.top = e), ar(ln, Nn, H.height = t);
	}
	let mr = D.ori == 0 ? ur : fr, hr = D.ori == 1 ? ur : fr;
	function yr() {
		if (j && k.live) for (let e = +(i == 2); e < v.length; e++) {
			if (e == 0 && ge) continue;
			let t = k.values[e], n = 0;
			for (let r in t) me[e][n++].firstChild.nodeValue = t[r];
		}
	}
	function br(e, t) {
		if (e != null && (e.idxs ? e.idxs.forEach((e, t) => {
			ce[t] = e;
		}) : yi(e.idx) || ce.fill(e.idx), k.idx = ce[0]), j && k.live) {
			for (let e = 0; e < v.length; e++) (e > 0 || i == 1 && !ge) && xr(e, ce[e]);
			yr();
		}
		Ve = !1, t !== !1 && pi("setLegend");
	}
	r.setLegend = br;
	function xr(e, n) {
		let i = v[e], a = e == 0 && ee == 2 ? ut : t[e], o;
		ge ? o = i.values(r, e, n) ?? _e : (o = i.value(r, n == null ? null : a[n], e, n), o = o == null ? _e : { _: o }), k.values[e] = o;
	}
	function Sr(e, n, a) {
		nn = B, rn = V, [B, V] = A.move(r, B, V), A.left = B, A.top = V, le && (Xt && lr(Xt, Br(B), 0, N, P), Zt && lr(Zt, 0, Br(V), N, P));
		let o, s = st > ct;
		Jn = Xr, Zn = null;
		let c = D.ori == 0 ? N : P, l = D.ori == 1 ? N : P;
		if (B < 0 || ot == 0 || s) {
			o = A.idx = null;
			for (let e = 0; e < v.length; e++) {
				let t = Xe[e];
				t != null && lr(t, -10, -10, N, P);
			}
			L && Kn(null, tr, !0, e == null && Ci.setSeries), k.live && (ce.fill(o), Ve = !0);
		} else {
			let e, n, a;
			i == 1 && (e = D.ori == 0 ? B : V, n = cr(e, S), o = A.idx = vr(n, t[0], st, ct), a = te(t[0][o], D, c, 0));
			let s = -10, u = -10, d = 0, f = 0, p = !0, m = "", h = "";
			for (let e = +(i == 2); e < v.length; e++) {
				let g = v[e], _ = ce[e], y = _ == null ? null : i == 1 ? t[e][_] : t[e][1][_], x = A.dataIdx(r, e, o, n), S = x == null ? null : i == 1 ? t[e][x] : t[e][1][x];
				if (Ve = Ve || S != y || x != _, ce[e] = x, e > 0 && g.show) {
					let n = x == null ? -10 : x == o ? a : te(i == 1 ? t[0][x] : t[e][0][x], D, c, 0), _ = S == null ? -10 : ne(S, i == 1 ? b[g.scale] : b[g.facets[1].scale], l, 0);
					if (L && S != null) {
						let t = D.ori == 1 ? B : V, n = Rr(I.dist(r, e, x, _, t));
						if (n < Jn) {
							let r = I.bias;
							if (r != 0) {
								let i = cr(t, g.scale), a = S >= 0 ? 1 : -1, o = i >= 0 ? 1 : -1;
								o == a && (o == 1 ? r == 1 ? S >= i : S <= i : r == 1 ? S <= i : S >= i) && (Jn = n, Zn = e);
							} else Jn = n, Zn = e;
						}
					}
					if (Ve || Ye) {
						let t, i;
						D.ori == 0 ? (t = n, i = _) : (t = _, i = n);
						let a, o, c, l, g, v, y = !0, b = Je.bbox;
						if (b != null) {
							y = !1;
							let t = b(r, e);
							c = t.left, l = t.top, a = t.width, o = t.height;
						} else c = t, l = i, a = o = Je.size(r, e);
						if (v = Je.fill(r, e), g = Je.stroke(r, e), Ye) e == Zn && Jn <= I.prox && (s = c, u = l, d = a, f = o, p = y, m = v, h = g);
						else {
							let t = Xe[e];
							t != null && (Ze[e] = c, Qe[e] = l, pr(t, a, o, y), dr(t, v, g), lr(t, Vr(c), Vr(l), N, P));
						}
					}
				}
			}
			if (Ye) {
				let e = I.prox;
				if (Ve || (er == null ? Jn <= e : Jn > e || Zn != er)) {
					let e = Xe[0];
					e != null && (Ze[0] = s, Qe[0] = u, pr(e, d, f, p), dr(e, m, h), lr(e, Vr(s), Vr(u), N, P));
				}
			}
		}
		if (H.show && an) {
			if (e != null) {
				let [t, n] = Ci.scales, [r, i] = Ci.match, [a, o] = e.cursor.sync.scales, s = e.cursor.drag;
				if (sn = s._x, cn = s._y, sn || cn) {
					let { left: s, top: u, width: d, height: f } = e.select, p = e.scales[a].ori, m = e.posToVal, h, g, _, v, y, x = t != null && r(t, a), S = n != null && i(n, o);
					x && sn ? (p == 0 ? (h = s, g = d) : (h = u, g = f), _ = b[t], v = te(m(h, a), _, c, 0), y = te(m(h + g, a), _, c, 0), mr(Hr(v, y), Rr(y - v))) : mr(0, c), S && cn ? (p == 1 ? (h = s, g = d) : (h = u, g = f), _ = b[n], v = ne(m(h, o), _, l, 0), y = ne(m(h + g, o), _, l, 0), hr(Hr(v, y), Rr(y - v))) : hr(0, l);
				} else Fr();
			} else {
				let e = Rr(nn - Qt), t = Rr(rn - $t);
				if (D.ori == 1) {
					let n = e;
					e = t, t = n;
				}
				sn = on.x && e >= on.dist, cn = on.y && t >= on.dist;
				let n = on.uni;
				n == null ? on.x && on.y && (sn || cn) && (sn = cn = !0) : sn && cn && (sn = e >= n, cn = t >= n, !sn && !cn && (t > e ? cn = !0 : sn = !0));
				let r, i;
				sn && (D.ori == 0 ? (r = en, i = B) : (r = tn, i = V), mr(Hr(r, i), Rr(i - r)), cn || hr(0, l)), cn && (D.ori == 1 ? (r = en, i = B) : (r = tn, i = V), hr(Hr(r, i), Rr(i - r)), sn || mr(0, c)), !sn && !cn && (mr(0, 0), hr(0, 0));
			}
		}
		if (on._x = sn, on._y = cn, e == null) {
			if (a) {
				if (wi != null) {
					let [e, t] = Ci.scales;
					Ci.values[0] = e == null ? null : cr(D.ori == 0 ? B : V, e), Ci.values[1] = t == null ? null : cr(D.ori == 1 ? B : V, t);
				}
				Oi(Bn, r, B, V, N, P, o);
			}
			if (L) {
				let e = a && Ci.setSeries, t = I.prox;
				er == null ? Jn <= t && Kn(Zn, tr, !0, e) : Jn > t ? Kn(null, tr, !0, e) : Zn != er && Kn(Zn, tr, !0, e);
			}
		}
		Ve && (k.idx = o, br()), n !== !1 && pi("setCursor");
	}
	let Cr = null;
	Object.defineProperty(r, "rect", { get() {
		return Cr ?? kr(!1), Cr;
	} });
	function kr(e = !1) {
		e ? Cr = null : (Cr = m.getBoundingClientRect(), pi("syncRect", Cr));
	}
	function Ar(e, t, n, r, i, a, o) {
		A._lock || an && e != null && e.movementX == 0 && e.movementY == 0 || (Nr(e, t, n, r, i, a, o, !1, e != null), e == null ? Sr(t, !0, !1) : Sr(null, !0, !0));
	}
	function Nr(e, t, n, i, a, o, c, l, u) {
		if (Cr ?? kr(!1), qe(e), e != null) n = e.clientX - Cr.left, i = e.clientY - Cr.top;
		else {
			if (n < 0 || i < 0) {
				B = -10, V = -10;
				return;
			}
			let [e, r] = Ci.scales, c = t.cursor.sync, [l, u] = c.values, [d, f] = c.scales, [p, m] = Ci.match, h = t.axes[0].side % 2 == 1, g = D.ori == 0 ? N : P, _ = D.ori == 1 ? N : P, v = h ? o : a, y = h ? a : o, x = h ? i : n, S = h ? n : i;
			if (n = d == null ? x / v * g : p(e, d) ? s(l, b[e], g, 0) : -10, i = f == null ? S / y * _ : m(r, f) ? s(u, b[r], _, 0) : -10, D.ori == 1) {
				let e = n;
				n = i, i = e;
			}
		}
		u && (t == null || t.cursor.event.type == Bn) && ((n <= 1 || n >= N - 1) && (n = ci(n, N)), (i <= 1 || i >= P - 1) && (i = ci(i, P))), l ? (Qt = n, $t = i, [en, tn] = A.move(r, n, i)) : (B = n, V = i);
	}
	let Pr = {
		width: 0,
		height: 0,
		left: 0,
		top: 0
	};
	function Fr() {
		un(Pr, !1);
	}
	let Ir, zr, Gr, qr;
	function Zr(e, t, n, i, a, o, s) {
		an = !0, sn = cn = on._x = on._y = !1, Nr(e, t, n, i, a, o, s, !0, !1), e != null && (Ce(Hn, Qn, ei, !1), Oi(Vn, r, en, tn, N, P, null));
		let { left: c, top: l, width: u, height: d } = H;
		Ir = c, zr = l, Gr = u, qr = d;
	}
	function ei(e, t, n, i, a, o, s) {
		an = on._x = on._y = !1, Nr(e, t, n, i, a, o, s, !1, !0);
		let { left: c, top: l, width: u, height: d } = H, f = u > 0 || d > 0, p = Ir != c || zr != l || Gr != u || qr != d;
		if (f && p && un(H), on.setScale && f && p) {
			let e = c, t = u, n = l, r = d;
			if (D.ori == 1 && (e = l, t = d, n = c, r = u), sn && Rn(S, cr(e, S), cr(e + t, S)), cn) for (let e in b) {
				let t = b[e];
				e != S && t.from == null && t.min != Xr && Rn(e, cr(n + r, e), cr(n, e));
			}
			Fr();
		} else A.lock && (A._lock = !A._lock, Sr(t, !0, e != null));
		e != null && (we(Hn, Qn), Oi(Hn, r, B, V, N, P, null));
	}
	function ti(e, t, n, r, i, a, o) {
		if (A._lock) return;
		qe(e);
		let s = an;
		if (an) {
			let e = !0, t = !0, n, r;
			D.ori == 0 ? (n = sn, r = cn) : (n = cn, r = sn), n && r && (e = B <= 10 || B >= N - 10, t = V <= 10 || V >= P - 10), n && e && (B = B < en ? 0 : N), r && t && (V = V < tn ? 0 : P), Sr(null, !0, !0), an = !1;
		}
		B = -10, V = -10, ce.fill(null), Sr(null, !0, !0), s && (an = s);
	}
	function oi(e, t, n, i, a, o, s) {
		A._lock || (qe(e), pt(), Fr(), e != null && Oi(Gn, r, B, V, N, P, null));
	}
	function si() {
		y.forEach(ls), He(r.width, r.height, !0);
	}
	gr(Yn, $n, si);
	let li = {};
	li.mousedown = Zr, li.mousemove = Ar, li.mouseup = ei, li.dblclick = oi, li.setSeries = (e, t, n, i) => {
		n = (0, Ci.match[2])(r, t, n), n != -1 && Kn(n, i, !0, !1);
	}, le && (Ce(Vn, m, Zr), Ce(Bn, m, Ar), Ce(Un, m, (e) => {
		qe(e), kr(!1);
	}), Ce(Wn, m, ti), Ce(Gn, m, oi), qo.add(r), r.syncRect = kr);
	let ui = r.hooks = e.hooks || {};
	function pi(e, t, n) {
		Ht ? Ut.push([
			e,
			t,
			n
		]) : e in ui && ui[e].forEach((e) => {
			e.call(null, r, t, n);
		});
	}
	(e.plugins || []).forEach((e) => {
		for (let t in e.hooks) ui[t] = (ui[t] || []).concat(e.hooks[t]);
	});
	let vi = (e, t, n) => n, Ci = Ei({
		key: null,
		setSeries: !1,
		filters: {
			pub: ii,
			sub: ii
		},
		scales: [S, v[1] ? v[1].scale : null],
		match: [
			ai,
			ai,
			vi
		],
		values: [null, null]
	}, A.sync);
	Ci.match.length == 2 && Ci.match.push(vi), A.sync = Ci;
	let wi = Ci.key, Di = mo(wi);
	function Oi(e, t, n, r, i, a, o) {
		Ci.filters.pub(e, t, n, r, i, a, o) && Di.pub(e, t, n, r, i, a, o);
	}
	Di.sub(r), r.pub = function(e, t, n, r, i, a, o) {
		Ci.filters.sub(e, t, n, r, i, a, o) && li[e](null, t, n, r, i, a, o);
	}, r.destroy = function() {
		Di.unsub(r), qo.delete(r), Se.clear(), _r(Yn, $n, si), l.remove(), M?.remove(), pi("destroy");
	};
	function ki() {
		pi("init", e, t), ft(t || e.data, !1), O[S] ? qt(S, O[S]) : pt(), Be = H.show && (H.width > 0 || H.height > 0), F = Ve = !0, He(e.width, e.height);
	}
	return v.forEach(et), y.forEach(nt), n ? n instanceof HTMLElement ? (n.appendChild(l), ki()) : n(r, ki) : ki(), r;
}
us.assign = Ei, us.fmtNum = Fr, us.rangeNum = jr, us.rangeLog = Tr, us.rangeAsinh = Er, us.orient = _o, us.pxRatio = U, us.join = function(e, t) {
	if (Ni(e)) {
		let t = e[0].slice();
		for (let n = 1; n < e.length; n++) t.push(...e[n].slice(1));
		return Pi(t[0]) || (t = Mi(t)), t;
	}
	let n = /* @__PURE__ */ new Set();
	for (let t = 0; t < e.length; t++) {
		let r = e[t][0], i = r.length;
		for (let e = 0; e < i; e++) n.add(r[e]);
	}
	let r = [Array.from(n).sort((e, t) => e - t)], i = r[0].length, a = /* @__PURE__ */ new Map();
	for (let e = 0; e < i; e++) a.set(r[0][e], e);
	for (let n = 0; n < e.length; n++) {
		let o = e[n], s = o[0];
		for (let e = 1; e < o.length; e++) {
			let c = o[e], l = Array(i).fill(void 0), u = t ? t[n][e] : Oi, d = [];
			for (let e = 0; e < c.length; e++) {
				let t = c[e], n = a.get(s[e]);
				t === null ? u != Di && (l[n] = t, u == ki && d.push(n)) : l[n] = t;
			}
			Ai(l, d, i), r.push(l);
		}
	}
	return r;
}, us.fmtDate = Ui, us.tzDate = function(e, t) {
	let n;
	return t == "UTC" || t == "Etc/UTC" ? n = /* @__PURE__ */ new Date(+e + e.getTimezoneOffset() * 6e4) : t == Wi ? n = e : (n = new Date(e.toLocaleString("en-US", { timeZone: t })), n.setMilliseconds(e.getMilliseconds())), n;
}, us.sync = mo;
{
	us.addGap = So, us.clipGaps = xo;
	let e = us.paths = { points: Io };
	e.linear = Bo, e.stepped = Vo, e.bars = Uo, e.spline = Go;
}
// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var ds = Symbol.for("pv"), fs = 0;
Array.isArray;
function J(t, n, r, i, a, o) {
	n ||= {};
	var s, c, l = n;
	if ("ref" in l && typeof t != "function") for (c in l = {}, n) c == "ref" ? s = n[c] : l[c] = n[c];
	var u = {
		type: t,
		props: l,
		key: r,
		ref: s,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: ds,
		__v: --fs,
		__i: -1,
		__u: 0
	};
	return (a || o) && (u.__source = a, u.__self = o), e.vnode && e.vnode(u), u;
}
// src/parts/colors.tsx
var ps = [
	"#D55E00",
	"#0072B2",
	"#00865f",
	"#B4538F",
	"#8c5f00",
	"#2a7fb0",
	"#5b5b5b"
], ms = [
	"#ff8a3d",
	"#5cb3ee",
	"#2fc498",
	"#e79bc8",
	"#f0b429",
	"#8fd0f5",
	"#c9c9c9"
], hs = [
	[],
	[7, 4],
	[2, 3],
	[
		10,
		3,
		2,
		3
	],
	[
		5,
		2,
		5,
		6
	],
	[1, 5],
	[14, 4]
], gs = (e) => (Pt.value ? ms : ps)[e % ps.length], _s = (e) => hs[e % hs.length], vs = () => Pt.value ? {
	ground: "#14171b",
	text: "#e8ebee",
	muted: "#a0aab4",
	line: "#39414a",
	edge: "#14171b"
} : {
	ground: "#ffffff",
	text: "#1b1f24",
	muted: "#59636e",
	line: "#d5dae0",
	edge: "#ffffff"
};
function ys(e) {
	let t = Math.max(-1, Math.min(1, e)), n = Pt.value ? [
		28,
		32,
		38
	] : [
		255,
		255,
		255
	], r = t < 0 ? Pt.value ? [
		92,
		179,
		238
	] : [
		0,
		114,
		178
	] : Pt.value ? [
		255,
		138,
		61
	] : [
		213,
		94,
		0
	];
	return n.map((e, n) => Math.round(e + (r[n] - e) * Math.abs(t)));
}
function bs(e) {
	let t = Math.max(0, Math.min(1, e)), n = Pt.value ? [
		10,
		36,
		66
	] : [
		120,
		172,
		214
	], r = Pt.value ? [
		78,
		104,
		130
	] : [
		246,
		250,
		253
	];
	return n.map((e, n) => Math.round(e + (r[n] - e) * t));
}
function xs({ index: e }) {
	return /* @__PURE__ */ J("svg", {
		class: "swatch",
		width: "26",
		height: "10",
		"aria-hidden": "true",
		children: /* @__PURE__ */ J("line", {
			x1: "1",
			y1: "5",
			x2: "25",
			y2: "5",
			stroke: gs(e),
			"stroke-width": "3",
			"stroke-dasharray": _s(e).join(" ")
		})
	});
}
// src/parts/numbers.ts
function Y(e, t = 4) {
	if (e == null || Number.isNaN(e)) return "–";
	if (!Number.isFinite(e)) return e > 0 ? "∞" : "−∞";
	let n = Math.abs(e);
	return (n !== 0 && (n >= 1e5 || n < 1e-4) ? e.toExponential(Math.max(t - 2, 1)) : String(Number(e.toPrecision(t)))).replace("e+", "e").replace(/-/g, "−");
}
var Ss = (e, t, n, r) => r ? t * (n / t) ** e : t + (n - t) * e, Cs = (e, t, n, r) => {
	let i = r ? Math.log(e / t) / Math.log(n / t) : (e - t) / (n - t);
	return Math.max(0, Math.min(1, i));
}, ws = (e, t = 3) => Number(e.toPrecision(t));
// src/parts/LineChart.tsx
function Ts(e) {
	let t = P(null), n = P(void 0), r = P(e);
	r.current = e;
	let i = e.height ?? 170;
	return N(() => {
		let e = t.current;
		if (!e) return;
		let a = new us(Ds(r, i, e.clientWidth), Es(r.current), e);
		n.current = a;
		let o = new ResizeObserver(() => a.setSize({
			width: e.clientWidth,
			height: i
		}));
		return o.observe(e), () => {
			o.disconnect(), a.destroy();
		};
	}, [
		e.curves.map((e) => e.label).join("|"),
		e.log,
		e.logX,
		Pt.value,
		i,
		e.title
	]), N(() => {
		n.current?.setData(Es(e));
	}, [
		e.x,
		e.curves,
		e.log
	]), N(() => n.current?.redraw(!1, !1), [e.at, e.marks]), /* @__PURE__ */ J("figure", {
		class: "chart",
		children: [/* @__PURE__ */ J("figcaption", { children: e.title }), /* @__PURE__ */ J("div", {
			ref: t,
			class: "plot"
		})]
	});
}
function Es(e) {
	let t = (t) => Array.from(t, (t) => Number.isFinite(t) && (!e.log || t > 0) ? t : null);
	return [Array.from(e.x), ...e.curves.map((e) => t(e.y))];
}
function Ds(e, t, n) {
	let { text: r, muted: i, line: a } = vs(), o = e.current, s = {
		stroke: i,
		grid: {
			stroke: a,
			width: 1
		},
		ticks: {
			stroke: a,
			width: 1,
			size: 4
		},
		font: "11px system-ui, sans-serif",
		values: (e, t) => t.map((e) => e === null ? "" : Y(e, 3))
	};
	return {
		width: n,
		height: t,
		padding: [
			8,
			10,
			0,
			0
		],
		legend: {
			live: !0,
			show: !0
		},
		cursor: {
			drag: {
				x: !1,
				y: !1
			},
			points: { size: 6 }
		},
		scales: {
			x: {
				time: !1,
				distr: o.logX ? 3 : 1
			},
			y: {
				distr: o.log ? 3 : 1,
				range: (t, n, r) => Os(e.current, n, r)
			}
		},
		axes: [{
			...s,
			size: 26,
			space: 50,
			...o.logX ? { splits: ks } : {}
		}, {
			...s,
			size: 54,
			space: 26,
			...o.log ? { splits: ks } : {}
		}],
		series: [{
			label: o.xLabel ?? "x",
			value: (e, t) => Y(t)
		}, ...o.curves.map((e, t) => ({
			label: e.label,
			stroke: e.color ?? gs(t),
			dash: e.dash ?? _s(t),
			width: e.dots ? 0 : 2,
			points: {
				show: e.dots ?? !1,
				size: 5
			},
			value: (e, t) => Y(t)
		}))],
		hooks: {
			draw: [(t) => {
				let { at: n, marks: a = [] } = e.current, o = a.map((e) => ({
					...e,
					color: i
				}));
				n !== void 0 && o.push({
					x: n,
					label: "",
					color: r
				});
				for (let e of o) As(t, e);
			}],
			ready: [(t) => t.over.addEventListener("click", () => {
				let { idx: n } = t.cursor;
				n != null && e.current.onPick?.(t.data[0][n]);
			})]
		}
	};
}
function Os(e, t, n) {
	let [r, i] = [t ?? 0, n ?? 1];
	if (e.log) return r > 0 || (r = 1e-12), i > r || (i = r * 10), r = Math.max(r, i * 1e-14), [e.low ?? r / 1.5, e.high ?? i * 1.5];
	let a = .06 * (i - r || Math.abs(i) || 1);
	return [e.low ?? r - a, e.high ?? i + a];
}
function ks(e, t, n, r) {
	let [i, a] = [Math.ceil(Math.log10(n) - 1e-9), Math.floor(Math.log10(r) + 1e-9)], o = Math.max(1, Math.ceil((a - i + 1) / 8)), s = [];
	for (let e = i; e <= a; e += o) s.push(10 ** e);
	return s;
}
function As(e, t) {
	let n = e.valToPos(t.x, "x", !0), { ctx: r, bbox: i } = e;
	n < i.left || n > i.left + i.width || (r.save(), r.strokeStyle = t.color, r.fillStyle = t.color, r.lineWidth = devicePixelRatio, r.setLineDash(t.label ? [4, 4] : []), r.beginPath(), r.moveTo(n, i.top), r.lineTo(n, i.top + i.height), r.stroke(), r.font = `${11 * devicePixelRatio}px system-ui, sans-serif`, r.textAlign = "left", t.label && r.fillText(t.label, n + 4, i.top + 12 * devicePixelRatio), r.restore());
}
// src/doctor/FromLog.tsx
var js = L(!1), Ms = (e, t) => e ? Array.from({ length: e.shape[0] }, (n, r) => e.data[2 * r + t]) : [];
function Ns() {
	let { verdict: e, headline: t, findings: n, open: r, curves: i } = Yt.value, a = Ot.value;
	return /* @__PURE__ */ J("div", {
		class: "columns",
		children: [/* @__PURE__ */ J("div", { children: [
			/* @__PURE__ */ J("div", {
				class: "verdict",
				"data-verdict": e,
				children: /* @__PURE__ */ J("p", {
					role: "status",
					children: [
						/* @__PURE__ */ J(Xs, { verdict: e }),
						" ",
						t[a]
					]
				})
			}),
			/* @__PURE__ */ J("ol", {
				class: "problems",
				children: n.map((e) => /* @__PURE__ */ J("li", {
					class: "panel",
					children: [/* @__PURE__ */ J("p", { children: [
						/* @__PURE__ */ J(Xs, { verdict: e.verdict }),
						" ",
						e.says[a]
					] }), e.advice[a] && /* @__PURE__ */ J("p", {
						class: "advice",
						children: e.advice[a]
					})]
				}, e.name))
			}),
			/* @__PURE__ */ J("p", {
				class: "muted small",
				children: r[a]
			})
		] }), /* @__PURE__ */ J("section", {
			class: "panel history",
			"aria-label": X("history"),
			children: [/* @__PURE__ */ J("label", {
				class: "small",
				children: [
					/* @__PURE__ */ J("input", {
						type: "checkbox",
						checked: js.value,
						onChange: (e) => js.value = e.currentTarget.checked
					}),
					" ",
					X("logScale")
				]
			}), [
				"loss",
				"validation_loss",
				"accuracy",
				"validation_accuracy",
				"rate"
			].map((e) => i[e] && /* @__PURE__ */ J(Ts, {
				title: X(Ps[e]),
				x: Ms(i[e], 0),
				curves: [{
					label: X(Ps[e]),
					y: Ms(i[e], 1)
				}],
				xLabel: X("step"),
				log: js.value && e.endsWith("loss"),
				height: 150
			}, e))]
		})]
	});
}
var Ps = {
	loss: "trainLoss",
	validation_loss: "validationLoss",
	accuracy: "accuracy",
	validation_accuracy: "validationAccuracy",
	rate: "rate"
}, Fs = L(0), Is = L(!0), Ls = () => {
	let e = Jt.value;
	return e ? e.problems.map((t) => e.findings.find((e) => e.check === t)?.step ?? null).find((e) => e !== null) ?? null : null;
};
it(() => {
	Jt.value && (Fs.value = Ls() ?? Math.max(0, Jt.value.steps - 1));
});
var Rs = (e, t) => {
	let n = e.shape[1];
	return Array.from({ length: e.shape[0] }, (r, i) => e.data[i * n + t]);
};
function zs(e, t) {
	let [n, r] = [0, e.length - 1];
	for (; n < r;) {
		let i = n + r + 1 >> 1;
		e[i] <= t ? n = i : r = i - 1;
	}
	return n;
}
function Bs() {
	let { curves: e } = Jt.value, t = Oe(), n = Rs(e.steps, 0);
	if (n.length === 0) return null;
	let r = n[n.length - 1], i = Ls(), a = i === null ? [] : [{
		x: i,
		label: X("wentWrong")
	}], o = e.epochs, s = Xt.value?.curves.steps, c = [{
		label: X("batchLoss"),
		y: Rs(e.steps, 1)
	}, ...s ? [{
		label: X("newRun"),
		y: Vs(n, s)
	}] : []];
	return /* @__PURE__ */ J("section", {
		class: "panel history",
		"aria-label": X("history"),
		children: [
			/* @__PURE__ */ J("h2", { children: X("history") }),
			/* @__PURE__ */ J("label", {
				class: "small",
				children: [
					/* @__PURE__ */ J("input", {
						type: "checkbox",
						checked: Is.value,
						onChange: (e) => Is.value = e.currentTarget.checked
					}),
					" ",
					X("logScale")
				]
			}),
			/* @__PURE__ */ J(Ts, {
				title: X("lossCurve"),
				x: n,
				curves: c,
				xLabel: X("step"),
				log: Is.value,
				at: Fs.value,
				marks: a,
				onPick: (e) => Fs.value = e,
				height: 220
			}),
			o.shape[0] > 1 && /* @__PURE__ */ J(Ts, {
				title: X("epochCurve"),
				x: Rs(o, 0),
				curves: [{
					label: X("trainLoss"),
					y: Rs(o, 1)
				}, {
					label: X("validationLoss"),
					y: Rs(o, 2)
				}],
				xLabel: X("step"),
				log: Is.value,
				at: Fs.value,
				marks: a,
				onPick: (e) => Fs.value = e
			}),
			/* @__PURE__ */ J("label", {
				for: t,
				children: [
					X("scrub"),
					": ",
					Fs.value
				]
			}),
			/* @__PURE__ */ J("input", {
				id: t,
				type: "range",
				min: 0,
				max: r,
				value: Fs.value,
				"aria-valuetext": X("at", { step: Fs.value }),
				onInput: (e) => Fs.value = Number(e.currentTarget.value)
			}),
			/* @__PURE__ */ J(Hs, { steps: n })
		]
	});
}
function Vs(e, t) {
	let n = Rs(t, 0), r = Rs(t, 1), i = n[n.length - 1] ?? -1;
	return e.map((e) => e > i ? NaN : r[zs(n, e)]);
}
function Hs({ steps: e }) {
	let { curves: t } = Jt.value, n = zs(e, Fs.value), r = (e, t, n) => e.data[t * e.shape[1] + n], i = t.measured, a = i.shape[0] > 0, o = a ? zs(Rs(i, 0), Fs.value) : 0, s = t.epochs, c = Rs(s, 0), l = zs(c, Fs.value), u = [
		[X("loss"), r(t.steps, n, 1)],
		[X("rate"), r(t.steps, n, 2)],
		...a ? [
			[X("gradient"), r(i, o, 1)],
			[X("update"), r(i, o, 2)],
			[X("weight"), r(i, o, 3)],
			[X("cosine"), r(i, o, 4)]
		] : [],
		...c.length && c[l] <= Fs.value ? [[X("trainLoss"), r(s, l, 1)], [X("validationLoss"), r(s, l, 2)]] : []
	];
	return /* @__PURE__ */ J("table", {
		"aria-label": X("at", { step: Fs.value }),
		class: "reading",
		children: /* @__PURE__ */ J("tbody", { children: u.map(([e, t]) => /* @__PURE__ */ J("tr", { children: [/* @__PURE__ */ J("th", {
			scope: "row",
			children: e
		}), /* @__PURE__ */ J("td", {
			class: "number",
			children: Y(t)
		})] }, e)) })
	});
}
// src/doctor/Problem.tsx
function Us({ finding: e, number: t, follows: n }) {
	let r = e[Ot.value], i = Qt.value;
	return /* @__PURE__ */ J("article", {
		class: "panel",
		"data-check": e.check,
		"aria-label": r.title,
		children: [
			/* @__PURE__ */ J("h2", { children: [
				/* @__PURE__ */ J(Xs, { verdict: e.verdict }),
				" ",
				t,
				". ",
				r.title
			] }),
			/* @__PURE__ */ J("dl", { children: [
				/* @__PURE__ */ J("dt", { children: X("seen") }),
				/* @__PURE__ */ J("dd", { children: r.because }),
				r.expected && /* @__PURE__ */ J(x, { children: [/* @__PURE__ */ J("dt", { children: X("expected") }), /* @__PURE__ */ J("dd", { children: r.expected })] }),
				r.advice && /* @__PURE__ */ J(x, { children: [/* @__PURE__ */ J("dt", { children: X("try") }), /* @__PURE__ */ J("dd", {
					class: "advice",
					children: [r.advice, e.changes.length > 0 && /* @__PURE__ */ J("span", {
						class: "muted small",
						children: [
							" (",
							e.changes.join(" · "),
							")"
						]
					})]
				})] })
			] }),
			n.length > 0 && /* @__PURE__ */ J("p", {
				class: "small muted",
				children: X("consequences", { list: n.map((e) => e[Ot.value].because).join(" ") })
			}),
			/* @__PURE__ */ J("div", {
				class: "row",
				children: [e.changes.length > 0 ? /* @__PURE__ */ J("button", {
					class: "main",
					type: "button",
					disabled: i !== void 0,
					onClick: () => on(e.check),
					children: i?.check === e.check ? X("applying", {
						number: i.number,
						of: i.of || "…"
					}) : X("apply")
				}) : /* @__PURE__ */ J("span", {
					class: "muted small",
					children: X("noChange")
				}), e.step !== null && /* @__PURE__ */ J("button", {
					class: "plain",
					type: "button",
					onClick: () => Fs.value = e.step,
					children: [
						X("toTurn"),
						": ",
						e.step
					]
				})]
			}),
			Xt.value?.check === e.check && /* @__PURE__ */ J(Ws, {}),
			/* @__PURE__ */ J("details", {
				class: "small",
				children: [
					/* @__PURE__ */ J("summary", { children: X("why") }),
					/* @__PURE__ */ J("p", { children: r.source }),
					/* @__PURE__ */ J("p", { children: [
						X("cannotSee"),
						": ",
						r.cannot_see
					] })
				]
			})
		]
	});
}
function Ws() {
	let { change: e, gain: t, others: n, [Ot.value]: r } = Xt.value, i = t.shown ? "better" : t.worse ? "worse" : "chance";
	return /* @__PURE__ */ J("div", {
		class: "gained",
		role: "status",
		children: [
			/* @__PURE__ */ J("p", { children: /* @__PURE__ */ J("strong", { children: X("changed", { change: e }) }) }),
			/* @__PURE__ */ J(Gs, {}),
			/* @__PURE__ */ J("p", { children: [
				r,
				" ",
				/* @__PURE__ */ J("strong", {
					"data-gain": i,
					children: X(i)
				})
			] }),
			n.length > 0 && /* @__PURE__ */ J("p", {
				class: "small muted",
				children: [
					X("othersTried"),
					" ",
					n.map((e) => `${e.change}: ${e.problem?.[Ot.value] ?? Y(e.after, 3)}`).join(" · ")
				]
			}),
			/* @__PURE__ */ J("div", {
				class: "row",
				children: [
					/* @__PURE__ */ J("button", {
						class: "plain",
						type: "button",
						onClick: sn,
						children: X("goOn")
					}),
					/* @__PURE__ */ J("button", {
						class: "plain",
						type: "button",
						onClick: cn,
						disabled: en.value !== "",
						children: X("keep")
					}),
					en.value && /* @__PURE__ */ J("span", { children: X("kept", { name: en.value }) })
				]
			})
		]
	});
}
function Gs() {
	let { low: e, high: t, before: n, after: r, rows: i } = Xt.value.gain, a = [e, t].every(Number.isFinite), o = Math.max(Math.abs(e), Math.abs(t), 1e-9), s = (e) => 150 + 130 * e / o, c = (e + t) / 2;
	return /* @__PURE__ */ J("figure", { children: [/* @__PURE__ */ J("p", {
		class: "small",
		children: [
			X("before"),
			" ",
			Y(n, 3),
			" → ",
			X("after"),
			" ",
			Y(r, 3),
			";",
			" ",
			X("interval", {
				difference: Y(c, 2),
				low: Y(e, 2),
				high: Y(t, 2),
				rows: i
			})
		]
	}), a && /* @__PURE__ */ J("svg", {
		viewBox: "0 0 300 26",
		class: "interval",
		"aria-hidden": "true",
		children: [
			/* @__PURE__ */ J("line", {
				x1: "150",
				x2: "150",
				y1: "2",
				y2: "24",
				class: "zero"
			}),
			/* @__PURE__ */ J("line", {
				x1: s(e),
				x2: s(t),
				y1: "13",
				y2: "13",
				class: "reach"
			}),
			/* @__PURE__ */ J("line", {
				x1: s(e),
				x2: s(e),
				y1: "7",
				y2: "19",
				class: "reach"
			}),
			/* @__PURE__ */ J("line", {
				x1: s(t),
				x2: s(t),
				y1: "7",
				y2: "19",
				class: "reach"
			}),
			/* @__PURE__ */ J("circle", {
				cx: s(c),
				cy: "13",
				r: "4.5"
			})
		]
	})] });
}
// src/doctor/Doctor.tsx
var X = Ut(Wt, Gt);
function Ks() {
	N(H, []);
	let e = Jt.value;
	return /* @__PURE__ */ J("div", {
		class: "doctor",
		children: [
			/* @__PURE__ */ J(qs, {}),
			$t.value && /* @__PURE__ */ J("p", {
				class: "mistake",
				role: "alert",
				children: $t.value
			}),
			Zt.value && /* @__PURE__ */ J(Js, {}),
			Yt.value && /* @__PURE__ */ J(Ns, {}),
			e && /* @__PURE__ */ J("div", {
				class: "columns",
				children: [/* @__PURE__ */ J("div", { children: [
					/* @__PURE__ */ J(Ys, {}),
					/* @__PURE__ */ J(Zs, {}),
					/* @__PURE__ */ J(Qs, {})
				] }), /* @__PURE__ */ J(Bs, {})]
			})
		]
	});
}
function qs() {
	let e = (e) => {
		Kt.value = e.currentTarget.value, V();
	}, t = un.value.some((e) => e.key === Kt.value) || Kt.value === "" || Kt.value === "trained" || Kt.value === "opened" || qt.value.includes(Kt.value);
	return /* @__PURE__ */ J("div", {
		class: "row",
		children: [
			/* @__PURE__ */ J("label", {
				class: "boxed",
				children: [/* @__PURE__ */ J("span", { children: X("run") }), /* @__PURE__ */ J("select", {
					value: Kt.value,
					onChange: e,
					children: [
						/* @__PURE__ */ J("option", {
							value: "",
							children: X("choose")
						}),
						/* @__PURE__ */ J("option", {
							value: "trained",
							children: X("trained")
						}),
						Vt.value.run && /* @__PURE__ */ J("option", {
							value: "opened",
							children: X("opened")
						}),
						!t && /* @__PURE__ */ J("option", {
							value: Kt.value,
							children: Kt.value
						}),
						un.value.map((e) => /* @__PURE__ */ J("option", {
							value: e.key,
							children: e.name
						}, e.key)),
						qt.value.map((e) => /* @__PURE__ */ J("option", {
							value: e,
							children: e
						}, e))
					]
				})]
			}),
			/* @__PURE__ */ J("button", {
				class: "main",
				type: "button",
				disabled: !Kt.value || Zt.value !== void 0,
				onClick: V,
				children: Jt.value ? X("again") : X("diagnose")
			}),
			/* @__PURE__ */ J("label", {
				class: "small",
				children: [
					X("log"),
					" ",
					/* @__PURE__ */ J("input", {
						type: "file",
						onChange: (e) => {
							let t = e.currentTarget.files?.[0];
							t && ln(t), e.currentTarget.value = "";
						}
					})
				]
			}),
			!Kt.value && qt.value.length === 0 && /* @__PURE__ */ J("p", {
				class: "muted",
				children: X("noRuns")
			})
		]
	});
}
function Js() {
	let { number: e, of: t, [Ot.value]: n } = Zt.value;
	return /* @__PURE__ */ J("label", {
		class: "asking",
		children: [X("asking", {
			number: t ? e + 1 : 0,
			of: t || "…",
			name: n
		}), /* @__PURE__ */ J("progress", {
			max: t || 1,
			value: e
		})]
	});
}
function Ys() {
	let { verdict: e, model: t, data: n, steps: r, reason: i, notes: a } = Jt.value, o = Ot.value;
	return /* @__PURE__ */ J("div", {
		class: "verdict",
		"data-verdict": e,
		children: [
			/* @__PURE__ */ J("p", {
				role: "status",
				children: [
					/* @__PURE__ */ J(Xs, { verdict: e }),
					" ",
					X(e)
				]
			}),
			/* @__PURE__ */ J("p", {
				class: "small",
				children: X("about", {
					model: t,
					data: n ?? "–",
					steps: r.toLocaleString("en"),
					reason: i?.[o] ?? ""
				})
			}),
			a.length > 0 && /* @__PURE__ */ J("details", {
				class: "small",
				children: [/* @__PURE__ */ J("summary", { children: X("notes") }), /* @__PURE__ */ J("ul", { children: a.map((e) => /* @__PURE__ */ J("li", { children: e[o] }, e.en)) })]
			})
		]
	});
}
function Xs({ verdict: e }) {
	return /* @__PURE__ */ J("span", {
		class: "sign",
		"data-verdict": e,
		"aria-hidden": "true",
		children: {
			pass: "✓",
			warn: "!",
			fail: "✕",
			skipped: "–"
		}[e]
	});
}
function Zs() {
	let { findings: e, problems: t } = Jt.value;
	return /* @__PURE__ */ J("ol", {
		class: "problems",
		children: t.map((t, n) => /* @__PURE__ */ J("li", { children: /* @__PURE__ */ J(Us, {
			finding: e.find((e) => e.check === t),
			number: n + 1,
			follows: e.filter((e) => e.cause === t)
		}) }, t))
	});
}
function Qs() {
	let { findings: e } = Jt.value;
	return /* @__PURE__ */ J(x, { children: [
		["passed", e.filter((e) => e.verdict === "pass")],
		["open", e.filter((e) => e.unjudged)],
		["notAsked", e.filter((e) => e.verdict === "skipped" && !e.unjudged)]
	].filter(([, e]) => e.length > 0).map(([e, t]) => /* @__PURE__ */ J("details", { children: [/* @__PURE__ */ J("summary", { children: X(e, { n: t.length }) }), /* @__PURE__ */ J("dl", {
		class: "small",
		children: t.map((e) => /* @__PURE__ */ J(x, { children: [/* @__PURE__ */ J("dt", { children: [
			/* @__PURE__ */ J(Xs, { verdict: e.verdict }),
			" ",
			e[Ot.value].title
		] }), /* @__PURE__ */ J("dd", { children: e[Ot.value].because })] }))
	})] }, e)) });
}
// src/parts/Mistake.tsx
var $s = Ut({
	surfaces: "Surfaces",
	train: "Train",
	doctor: "Doctor",
	runs: "Runs",
	views: "Views",
	language: "Language",
	theme: "Theme",
	themeSystem: "as the system",
	themeLight: "light",
	themeDark: "dark",
	connecting: "Connecting …",
	ready: "Ready.",
	computing: "Computing …",
	lost: "The connection is lost; trying again. If the lab was started anew, open the address that it printed.",
	skip: "To the content",
	dismiss: "Close this message"
}, {
	surfaces: "곡면",
	train: "학습",
	doctor: "진단",
	runs: "실험 비교",
	views: "보기",
	language: "언어",
	theme: "테마",
	themeSystem: "시스템 설정",
	themeLight: "밝게",
	themeDark: "어둡게",
	connecting: "연결하는 중 …",
	ready: "준비되었습니다.",
	computing: "계산하는 중 …",
	lost: "연결이 끊어져 다시 시도하고 있습니다. 랩을 새로 시작했다면 출력된 주소로 여세요.",
	skip: "본문으로",
	dismiss: "이 알림 닫기"
});
function ec({ of: e }) {
	return e.value ? /* @__PURE__ */ J("div", {
		class: "mistake",
		role: "alert",
		children: [/* @__PURE__ */ J("pre", { children: e.value.text }), /* @__PURE__ */ J("button", {
			type: "button",
			class: "plain",
			"aria-label": $s("dismiss"),
			onClick: () => e.value = void 0,
			children: "✕"
		})]
	}) : null;
}
// src/surfaces/state.ts
var tc = R("s", "ravine", _t), nc = R("s.condition", 50, vt), rc = R("s.span", 3, vt), ic = R("s.x", -4, vt), ac = R("s.y", 1, vt), oc = R("s.rate", .01, vt), sc = R("s.momentum", .9, vt), cc = R("s.noise", 0, vt), lc = R("s.seed", 0, vt), uc = R("s.steps", 300, vt), dc = R("s.optimizers", [
	"sgd",
	"momentum",
	"adam"
], bt), fc = R("s.rates", [], bt), pc = R("s.chosen", "sgd", _t), mc = R("s.lesson", "", _t), hc = R("s.setting", 0, vt), gc = $e(() => dc.value.includes(pc.value) ? pc.value : dc.value[0] ?? ""), _c = L(!1), vc = L(30), yc = [
	"sgd",
	"momentum",
	"nesterov",
	"adagrad",
	"rmsprop",
	"adam"
];
function bc(e) {
	let t = fc.value.find((t) => t.startsWith(`${e}:`));
	if (t === void 0) return;
	let n = t.slice(e.length + 1);
	return n === "auto" ? "auto" : Number(n);
}
function xc(e, t) {
	let n = fc.value.filter((t) => !t.startsWith(`${e}:`));
	fc.value = t === void 0 ? n : [...n, `${e}:${t}`];
}
var Sc = $e(() => JSON.stringify(Cc()));
function Cc() {
	return {
		surface: tc.value,
		condition: nc.value,
		span: rc.value
	};
}
function wc() {
	let e = {};
	for (let t of dc.value) {
		let n = bc(t);
		n !== void 0 && n === n && (e[t] = n);
	}
	return {
		...Cc(),
		start: [ic.value, ac.value],
		optimizers: dc.value,
		rate: oc.value,
		rates: e,
		momentum: sc.value,
		noise: cc.value,
		seed: lc.value,
		steps: uc.value
	};
}
// src/surfaces/engine.ts
var Tc = L(void 0), Ec = L(void 0), Dc = L(void 0), Oc = L(void 0), kc = L(void 0), Ac = L(void 0), jc = L(!0), Mc = L(!1), Nc = (e) => Ac.value = e;
function Pc(e, t) {
	t === Sc.peek() && Ac.peek()?.of === e && (Ac.value = void 0);
}
var Fc = new Bt(z, "maps.draw", zc, Nc), Ic = new Bt(z, "surfaces.race", Bc, Nc), Lc = new Bt(z, "surfaces.step", Vc, Nc), Rc = new Bt(z, "surfaces.stability", Hc, Nc);
function zc(e, t) {
	let { header: n, arrays: r } = e;
	Ec.value = {
		...n,
		key: t,
		grid: r.scaled.shape[0],
		scaled: r.scaled.data
	}, Pc("maps.draw", t);
}
function Bc(e, { key: t, fields: n }) {
	let { header: r, arrays: i } = e, a = (e, t) => {
		let { shape: n, data: r } = i[e], a = r.length / (n[0] || 1);
		return r.subarray(t * a, (t + 1) * a);
	}, o = r.runners.map((e, t) => ({
		...e,
		points: a("points", t),
		values: a("values", t),
		gradients: a("gradients", t),
		slopes: a("slopes", t),
		cosines: a("cosines", t)
	}));
	Dc.value = {
		key: t,
		fields: n,
		curvatures: r.curvatures,
		runners: o
	}, Pc("surfaces.race", t), performance.mark("race");
}
function Vc(e, t) {
	Oc.value = {
		...e.header,
		...t,
		around: e.arrays.around.data
	};
}
function Hc({ header: e, arrays: t }) {
	kc.value = {
		...e,
		shape: t.radius.shape,
		radius: t.radius.data
	};
}
var Uc = L(0), Wc = !1;
function Gc() {
	Wc || (Wc = !0, z.whenOpen(() => {
		z.ask("maps.list", {}, ({ header: e }) => Tc.value = e), Fc.ask(Cc(), Sc.peek()), Kc();
	}), it(() => {
		let e = Sc.value;
		Ac.value = void 0, z.state.peek() === "open" && Fc.ask(Cc(), e);
	}), it(Kc), it(() => {
		let e = Uc.value, t = Dc.value, n = gc.value, r = t?.runners.find((e) => e.optimizer === n);
		if (!jc.value || !t || !r || z.state.peek() !== "open") return;
		let { optimizers: i, rates: a, ...o } = t.fields, s = {
			...o,
			optimizer: n,
			rate: r.rate,
			step: Math.min(e, o.steps - 1)
		};
		Lc.ask(s, {
			key: t.key,
			step: s.step
		});
	}), it(() => {
		let e = gc.value === "nesterov", t = {
			start: [ic.value, ac.value],
			rate: oc.value,
			momentum: sc.value
		}, n = {
			...Cc(),
			...t,
			nesterov: e
		};
		Mc.value && z.state.peek() === "open" && Rc.ask(n, void 0);
	}));
}
function Kc() {
	Ot.value;
	let e = wc(), t = Sc.value;
	z.state.peek() === "open" && Ic.ask(e, {
		key: t,
		fields: e
	});
}
var qc = () => Ec.value?.key === Sc.value && Dc.value?.key === Sc.value;
function Jc(e) {
	Re(() => {
		tc.value = e;
		let t = Tc.value?.surfaces[e]?.start ?? [-rc.value / 2, rc.value / 2];
		[ic.value, ac.value] = t;
	});
}
// src/surfaces/words.ts
var Z = Ut({
	settings: "Settings",
	surface: "Surface",
	ownFormula: "a formula of your own",
	formula: "f(x, y) =",
	formulaHelp: "x, y, numbers, + − * / ^, and abs, arctan, cos, exp, log, sin, sqrt, tan, tanh; 2*x, not 2x.",
	span: "shown from −n to n: n",
	condition: "condition number κ",
	start: "start",
	startX: "x of the start",
	startY: "y of the start",
	rate: "learning rate η",
	momentum: "momentum β",
	momentumHint: "of momentum and nesterov; v ← βv + ∇f",
	noise: "noise σ of the gradient",
	noiseHint: "as of a batch: σ falls with the root of the batch size",
	seed: "seed",
	steps: "steps",
	optimizers: "Optimizers",
	addOptimizer: "another one",
	ownRate: "learning rate of {name}",
	ownRateHelp: "Empty: the common learning rate. auto: the engine chooses one.",
	optimizer: "optimizer",
	edge: "Edge of stability at the start",
	curvatures: "Eigenvalues of the Hessian: {list}",
	edgeColumn: "edge",
	yours: "yours",
	so: "so",
	above: "beyond it",
	below: "stable",
	noBound: "no bound is known",
	edgeHint: "Exact on a quadratic; elsewhere it is true near the start. Rules that divide by a memory of gradients are taken as at their first step.",
	results: "At step {step}",
	ending: "how it ends",
	cosineHint: "θ is the angle between the step and ∇f: −1 is straight down.",
	lossChart: "f along the way",
	cosineChart: "cos θ of step and ∇f: {name}",
	step: "step",
	mapLabel: "Map of the surface. The start is at {x}, {y}; arrow keys move it, with Shift finely.",
	mapHelp: "Click or drag to set the start (□), or use the arrow keys. ○ minimum, ✕ saddle, △ maximum. Red: −∇f, blue: the step.",
	sceneLabel: "The surface in space; arrow keys turn it.",
	point: "{kind} ({x}, {y}), f = {value}, eigenvalues {low}, {high}",
	minimum: "minimum",
	globalMinimum: "global minimum",
	localMinimum: "local minimum",
	saddlePoint: "saddle",
	maximum: "maximum",
	degenerate: "degenerate point",
	playing: "Playing",
	play: "Play",
	pause: "Pause",
	stepBack: "One step back",
	stepOn: "One step on",
	toStart: "To the start",
	toEnd: "To the last step",
	stepOf: "step {step} of {last}",
	speed: "Speed",
	stepsPerSecond: "{value} steps/s",
	thisStep: "This step, with its numbers",
	stepTitle: "Step {step} of {name}",
	firstOrder: "∇f·s, predicted by the slope",
	secondOrder: "with the curvature, + ½ sᵀHs",
	change: "f(wₖ₊₁) − f(wₖ), what happened",
	curvaturesHere: "eigenvalues here",
	dial: "Slope in every direction",
	dialLabel: "The slope along u is {slope}.",
	turn: "u turned by {degrees}°",
	ascent: "steepest ascent",
	level: "along the contour",
	descent: "steepest descent",
	stability: "Map of stability",
	stabilityNow: "{rule}, η = {rate}, β = {momentum}: a step multiplies what is left by {factor} in the long run.",
	stabilityLabel: "Learning rate from left to right, momentum from bottom to top; blue converges, orange diverges.",
	stabilityAxes: "η →, β ↑; blue converges, orange diverges",
	stabilityHint: "From the eigenvalues at the start: {list}. A click takes a setting.",
	lesson: "Lesson",
	noLesson: "no lesson: try freely",
	setting: "Setting",
	beale: "Beale",
	bowl: "bowl",
	himmelblau: "Himmelblau",
	monkey_saddle: "monkey saddle",
	plateau: "plateau",
	rastrigin: "Rastrigin",
	ravine: "ravine",
	rosenbrock: "Rosenbrock",
	saddle: "saddle",
	saddle_chain: "chain of saddles",
	styblinski_tang: "Styblinski–Tang",
	two_basins: "two basins"
}, {
	settings: "설정",
	surface: "시험 함수",
	ownFormula: "직접 쓴 수식",
	formula: "f(x, y) =",
	formulaHelp: "x, y, 수, + − * / ^, 그리고 abs, arctan, cos, exp, log, sin, sqrt, tan, tanh. 2x가 아니라 2*x로 씁니다.",
	span: "−n부터 n까지 보기: n",
	condition: "조건수 κ",
	start: "시작점",
	startX: "시작점의 x",
	startY: "시작점의 y",
	rate: "학습률 η",
	momentum: "모멘텀 β",
	momentumHint: "momentum과 nesterov에 쓰임. v ← βv + ∇f",
	noise: "기울기의 잡음 σ",
	noiseHint: "배치에서 생기는 잡음. σ는 배치 크기의 제곱근에 반비례",
	seed: "시드",
	steps: "스텝 수",
	optimizers: "최적화 방법",
	addOptimizer: "다른 방법 추가",
	ownRate: "{name}의 학습률",
	ownRateHelp: "비우면 공통 학습률을 쓰고, auto라고 쓰면 엔진이 고릅니다.",
	optimizer: "최적화 방법",
	edge: "시작점에서의 안정성 경계",
	curvatures: "헤세 행렬의 고윳값: {list}",
	edgeColumn: "경계",
	yours: "지금 값",
	so: "판정",
	above: "경계를 넘음",
	below: "안정",
	noBound: "알려진 경계 없음",
	edgeHint: "이차 함수에서는 정확하고, 다른 함수에서는 시작점 가까이에서 맞습니다. 기울기를 기억해 나누는 방법은 첫 스텝을 기준으로 합니다.",
	results: "{step}번째 스텝",
	ending: "결과",
	cosineHint: "θ는 스텝과 ∇f 사이의 각입니다. −1이면 가장 가파르게 내려갑니다.",
	lossChart: "스텝에 따른 f",
	cosineChart: "스텝과 ∇f의 cos θ: {name}",
	step: "스텝",
	mapLabel: "시험 함수의 지도. 시작점: {x}, {y}. 화살표 키로 옮기고, Shift를 함께 누르면 조금씩 옮깁니다.",
	mapHelp: "시작점(□)은 클릭하거나 끌거나 화살표 키로 옮깁니다. ○ 극소점, ✕ 안장점, △ 극대점. 빨간 화살표: −∇f, 파란 화살표: 스텝.",
	sceneLabel: "입체로 본 시험 함수. 화살표 키로 돌립니다.",
	point: "{kind} ({x}, {y}), f = {value}, 고윳값 {low}, {high}",
	minimum: "극소점",
	globalMinimum: "전역 최소점",
	localMinimum: "국소 최소점",
	saddlePoint: "안장점",
	maximum: "극대점",
	degenerate: "퇴화한 임계점",
	playing: "재생",
	play: "재생",
	pause: "일시 정지",
	stepBack: "한 스텝 뒤로",
	stepOn: "한 스텝 앞으로",
	toStart: "처음으로",
	toEnd: "마지막 스텝으로",
	stepOf: "스텝 {step} / {last}",
	speed: "속도",
	stepsPerSecond: "초당 {value}스텝",
	thisStep: "이번 스텝의 계산",
	stepTitle: "{name}의 스텝 {step}",
	firstOrder: "∇f·s, 기울기로 예측한 변화",
	secondOrder: "곡률까지 넣은 예측, + ½ sᵀHs",
	change: "f(wₖ₊₁) − f(wₖ), 실제 변화",
	curvaturesHere: "이 점의 고윳값",
	dial: "방향에 따른 기울기",
	dialLabel: "u 방향의 기울기: {slope}",
	turn: "u의 방향: {degrees}°",
	ascent: "가장 가파른 오르막",
	level: "등고선 방향",
	descent: "가장 가파른 내리막",
	stability: "안정성 지도",
	stabilityNow: "{rule}, η = {rate}, β = {momentum}: 한 스텝마다 남은 거리에 결국 {factor} 배가 곱해집니다.",
	stabilityLabel: "가로는 학습률, 세로는 모멘텀. 파란색은 수렴, 주황색은 발산.",
	stabilityAxes: "η →, β ↑. 파란색은 수렴, 주황색은 발산",
	stabilityHint: "시작점의 고윳값 {list}에서 구했습니다. 클릭하면 그 설정이 됩니다.",
	lesson: "수업",
	noLesson: "수업 없이 자유롭게",
	setting: "설정",
	beale: "빌(Beale) 함수",
	bowl: "그릇",
	himmelblau: "힘멜블라우(Himmelblau) 함수",
	monkey_saddle: "원숭이 안장",
	plateau: "고원",
	rastrigin: "라스트리긴(Rastrigin) 함수",
	ravine: "좁은 골짜기",
	rosenbrock: "로젠브록(Rosenbrock) 함수",
	saddle: "안장",
	saddle_chain: "이어진 안장점",
	styblinski_tang: "스티블린스키–탕(Styblinski–Tang) 함수",
	two_basins: "두 골짜기"
}), Yc = 8;
function Xc() {
	if (At.value.includes("optimizers")) return null;
	let e = dc.value, t = [...yc, ...e.filter((e) => !yc.includes(e))], n = (Tc.value?.optimizers ?? []).filter((e) => !t.includes(e)), r = (t) => {
		dc.value = e.includes(t) ? e.filter((e) => e !== t) : [...e, t];
	};
	return /* @__PURE__ */ J("section", {
		class: "panel",
		"aria-labelledby": "optimizers-title",
		children: [
			/* @__PURE__ */ J("h2", {
				id: "optimizers-title",
				children: Z("optimizers")
			}),
			/* @__PURE__ */ J("ul", {
				class: "optimizers",
				children: t.map((t) => /* @__PURE__ */ J("li", { children: [/* @__PURE__ */ J("label", { children: [
					/* @__PURE__ */ J("input", {
						type: "checkbox",
						checked: e.includes(t),
						disabled: !e.includes(t) && e.length >= Yc,
						onChange: () => r(t)
					}),
					e.includes(t) ? /* @__PURE__ */ J(xs, { index: e.indexOf(t) }) : /* @__PURE__ */ J("span", { class: "swatch" }),
					Qc(t)
				] }), e.includes(t) && /* @__PURE__ */ J(Zc, { name: t })] }, t))
			}),
			/* @__PURE__ */ J("label", {
				class: "row",
				children: [/* @__PURE__ */ J("span", { children: Z("addOptimizer") }), /* @__PURE__ */ J("select", {
					value: "",
					disabled: e.length >= Yc,
					onChange: (e) => {
						let t = e.currentTarget.value;
						e.currentTarget.value = "", t && r(t);
					},
					children: [/* @__PURE__ */ J("option", {
						value: "",
						children: "…"
					}), n.map((e) => /* @__PURE__ */ J("option", {
						value: e,
						children: Qc(e)
					}, e))]
				})]
			})
		]
	});
}
function Zc({ name: e }) {
	let t = bc(e), n = pt(void 0), r = Dc.value?.runners.find((t) => t.optimizer === e)?.rate;
	return /* @__PURE__ */ J("input", {
		class: "own-rate",
		type: "text",
		inputMode: "decimal",
		"aria-label": Z("ownRate", { name: Qc(e) }),
		title: Z("ownRateHelp"),
		placeholder: r === void 0 ? "" : Y(r),
		value: n.value ?? (t === void 0 ? "" : String(t)),
		onInput: (e) => n.value = e.currentTarget.value,
		onChange: (t) => {
			let r = t.currentTarget.value.trim().toLowerCase();
			n.value = void 0;
			let i = Number(r.replace(",", "."));
			r === "" ? xc(e, void 0) : r === "auto" ? xc(e, "auto") : i > 0 && i <= 1e4 && xc(e, i), pc.value = e;
		}
	});
}
var Qc = (e) => e.replace(/_/g, "-"), $c = R("s.step", -1, vt), el = $e(() => Dc.value?.fields.steps ?? 0), tl = $e(() => $c.value < 0 ? el.value : Math.min(Math.round($c.value), el.value));
it(() => {
	Uc.value = tl.value;
});
function nl(e) {
	$c.value = e >= el.peek() ? -1 : Math.max(0, Math.round(e));
}
function rl() {
	!_c.peek() && tl.peek() >= el.peek() && ($c.value = 0), _c.value = !_c.peek();
}
it(() => {
	if (!_c.value) return;
	let e = performance.now(), t = tl.peek(), n = requestAnimationFrame(function r(i) {
		t += (i - e) / 1e3 * vc.peek(), e = i, Math.floor(t) !== tl.peek() && nl(t), t >= el.peek() ? _c.value = !1 : n = requestAnimationFrame(r);
	});
	return () => cancelAnimationFrame(n);
});
// src/surfaces/Charts.tsx
var il = 1e4;
function al() {
	let e = Dc.value, t = Pt.value, n = De(() => {
		if (!e) return;
		let t = Array.from({ length: e.fields.steps + 1 }, (e, t) => t), n = Math.max(1e-9, ...e.runners.map((e) => Math.abs(e.values[0])));
		return {
			x: t,
			curves: e.runners.map((e) => {
				let t = Math.max(0, dc.peek().indexOf(e.optimizer)), r = e.values.map((e) => Math.abs(e) > il * n ? NaN : e);
				return {
					label: Qc(e.optimizer),
					y: r,
					color: gs(t),
					dash: _s(t)
				};
			}),
			log: e.runners.every((e) => e.values.every((e) => e >= 0 || Number.isNaN(e)))
		};
	}, [e, t]), r = e?.runners.find((e) => e.optimizer === gc.value), i = De(() => {
		if (!r) return;
		let e = Math.max(0, dc.peek().indexOf(r.optimizer));
		return [{
			label: "cos θ",
			y: r.cosines,
			color: gs(e),
			dash: []
		}];
	}, [r, t]);
	return !n || !r || !i ? null : /* @__PURE__ */ J("div", {
		class: "charts",
		children: [/* @__PURE__ */ J(Ts, {
			title: Z("lossChart"),
			...n,
			xLabel: Z("step"),
			at: tl.value,
			onPick: nl
		}), /* @__PURE__ */ J(Ts, {
			title: Z("cosineChart", { name: Qc(r.optimizer) }),
			x: n.x,
			curves: i,
			low: -1.05,
			high: 1.05,
			height: 130,
			xLabel: Z("step"),
			at: tl.value,
			onPick: nl
		})]
	});
}
// src/parts/Canvas.tsx
function ol({ draw: e, ratio: t = 1, most: n = 1e400, canvasRef: r, ...i }) {
	let a = P(null), o = P(e);
	o.current = e;
	let s = P(() => {});
	return N(() => {
		let e = a.current;
		if (!e) return;
		r && (r.current = e);
		let t = 0, n = () => {}, i = () => {
			n();
			let t = !0;
			n = it(() => {
				if (!t) return c();
				let n = e.clientWidth, r = e.clientHeight, i = window.devicePixelRatio || 1;
				(e.width !== Math.round(n * i) || e.height !== Math.round(r * i)) && (e.width = Math.round(n * i), e.height = Math.round(r * i));
				let a = e.getContext("2d");
				a.setTransform(i, 0, 0, i, 0, 0), a.clearRect(0, 0, n, r), n > 0 && o.current(a, n, r), t = !1;
			});
		}, c = () => {
			t ||= requestAnimationFrame(() => {
				t = 0, i();
			});
		};
		s.current = c;
		let l = new ResizeObserver(c);
		return l.observe(e), i(), () => {
			l.disconnect(), cancelAnimationFrame(t), n();
		};
	}, []), N(() => s.current()), /* @__PURE__ */ J("canvas", {
		...i,
		ref: a,
		style: {
			aspectRatio: `1 / ${t}`,
			maxHeight: n === 1e400 ? void 0 : `${n}px`
		}
	});
}
// node_modules/d3-array/dist/d3-array.mjs
function sl(e, t) {
	return e == null || t == null ? NaN : e < t ? -1 : e > t ? 1 : e >= t ? 0 : NaN;
}
function cl(e, t) {
	return e == null || t == null ? NaN : t < e ? -1 : t > e ? 1 : t >= e ? 0 : NaN;
}
function ll(e) {
	let t, n, r;
	e.length === 2 ? (t = e === sl || e === cl ? e : ul, n = e, r = e) : (t = sl, n = (t, n) => sl(e(t), n), r = (t, n) => e(t) - n);
	function i(e, r, i = 0, a = e.length) {
		if (i < a) {
			if (t(r, r) !== 0) return a;
			do {
				let t = i + a >>> 1;
				n(e[t], r) < 0 ? i = t + 1 : a = t;
			} while (i < a);
		}
		return i;
	}
	function a(e, r, i = 0, a = e.length) {
		if (i < a) {
			if (t(r, r) !== 0) return a;
			do {
				let t = i + a >>> 1;
				n(e[t], r) <= 0 ? i = t + 1 : a = t;
			} while (i < a);
		}
		return i;
	}
	function o(e, t, n = 0, a = e.length) {
		let o = i(e, t, n, a - 1);
		return o > n && r(e[o - 1], t) > -r(e[o], t) ? o - 1 : o;
	}
	return {
		left: i,
		center: o,
		right: a
	};
}
function ul() {
	return 0;
}
function dl(e) {
	return e === null ? NaN : +e;
}
var fl = ll(sl);
fl.right, fl.left, ll(dl).center;
function pl(e, t) {
	let n = 0;
	if (t === void 0) for (let t of e) t != null && (t = +t) >= t && ++n;
	else {
		let r = -1;
		for (let i of e) (i = t(i, ++r, e)) != null && (i = +i) >= i && ++n;
	}
	return n;
}
function ml(e, t) {
	let n, r;
	if (t === void 0) for (let t of e) t != null && (n === void 0 ? t >= t && (n = r = t) : (n > t && (n = t), r < t && (r = t)));
	else {
		let i = -1;
		for (let a of e) (a = t(a, ++i, e)) != null && (n === void 0 ? a >= a && (n = r = a) : (n > a && (n = a), r < a && (r = a)));
	}
	return [n, r];
}
Array.prototype.slice;
var hl = Math.sqrt(50), gl = Math.sqrt(10), _l = Math.sqrt(2);
function vl(e, t, n) {
	let r = (t - e) / Math.max(0, n), i = Math.floor(Math.log10(r)), a = r / 10 ** i, o = a >= hl ? 10 : a >= gl ? 5 : a >= _l ? 2 : 1, s, c, l;
	return i < 0 ? (l = 10 ** -i / o, s = Math.round(e * l), c = Math.round(t * l), s / l < e && ++s, c / l > t && --c, l = -l) : (l = 10 ** i * o, s = Math.round(e / l), c = Math.round(t / l), s * l < e && ++s, c * l > t && --c), c < s && .5 <= n && n < 2 ? vl(e, t, n * 2) : [
		s,
		c,
		l
	];
}
function yl(e, t, n) {
	if (t = +t, e = +e, n = +n, !(n > 0)) return [];
	if (e === t) return [e];
	let r = t < e, [i, a, o] = r ? vl(t, e, n) : vl(e, t, n);
	if (!(a >= i)) return [];
	let s = a - i + 1, c = Array(s);
	if (r) {
		if (o < 0) for (let e = 0; e < s; ++e) c[e] = (a - e) / -o;
		else for (let e = 0; e < s; ++e) c[e] = (a - e) * o;
	} else if (o < 0) for (let e = 0; e < s; ++e) c[e] = (i + e) / -o;
	else for (let e = 0; e < s; ++e) c[e] = (i + e) * o;
	return c;
}
function bl(e, t, n) {
	return t = +t, e = +e, n = +n, vl(e, t, n)[2];
}
function xl(e, t, n) {
	let r;
	for (;;) {
		let i = bl(e, t, n);
		if (i === r || i === 0 || !isFinite(i)) return [e, t];
		if (i > 0) {
			let n = Math.ceil(e / i), r = Math.floor(t / i);
			e = (n - (n * i > e)) * i, t = (r + (r * i < t)) * i;
		} else if (i < 0) {
			let n = -i, r = Math.ceil(e * n), a = Math.floor(t * n);
			e = (r - (r / n > e)) / n, t = (a + (a / n < t)) / n;
		}
		r = i;
	}
}
function Sl(e) {
	return Math.max(1, Math.ceil(Math.log(pl(e)) / Math.LN2) + 1);
}
// node_modules/d3-contour/dist/d3-contour.mjs
var Cl = Array.prototype.slice;
function wl(e, t) {
	return e - t;
}
function Tl(e) {
	for (var t = 0, n = e.length, r = e[n - 1][1] * e[0][0] - e[n - 1][0] * e[0][1]; ++t < n;) r += e[t - 1][1] * e[t][0] - e[t - 1][0] * e[t][1];
	return r;
}
var El = (e) => () => e;
function Dl(e, t) {
	for (var n = -1, r = t.length, i; ++n < r;) if (i = Ol(e, t[n])) return i;
	return 0;
}
function Ol(e, t) {
	for (var n = t[0], r = t[1], i = -1, a = 0, o = e.length, s = o - 1; a < o; s = a++) {
		var c = e[a], l = c[0], u = c[1], d = e[s], f = d[0], p = d[1];
		if (kl(c, d, t)) return 0;
		u > r != p > r && n < (f - l) * (r - u) / (p - u) + l && (i = -i);
	}
	return i;
}
function kl(e, t, n) {
	var r;
	return Al(e, t, n) && jl(e[r = +(e[0] === t[0])], n[r], t[r]);
}
function Al(e, t, n) {
	return (t[0] - e[0]) * (n[1] - e[1]) === (n[0] - e[0]) * (t[1] - e[1]);
}
function jl(e, t, n) {
	return e <= t && t <= n || n <= t && t <= e;
}
function Ml() {}
var Nl = [
	[],
	[[[1, 1.5], [.5, 1]]],
	[[[1.5, 1], [1, 1.5]]],
	[[[1.5, 1], [.5, 1]]],
	[[[1, .5], [1.5, 1]]],
	[[[1, 1.5], [.5, 1]], [[1, .5], [1.5, 1]]],
	[[[1, .5], [1, 1.5]]],
	[[[1, .5], [.5, 1]]],
	[[[.5, 1], [1, .5]]],
	[[[1, 1.5], [1, .5]]],
	[[[.5, 1], [1, .5]], [[1.5, 1], [1, 1.5]]],
	[[[1.5, 1], [1, .5]]],
	[[[.5, 1], [1.5, 1]]],
	[[[1, 1.5], [1.5, 1]]],
	[[[.5, 1], [1, 1.5]]],
	[]
];
function Pl() {
	var e = 1, t = 1, n = Sl, r = c;
	function i(e) {
		var t = n(e);
		if (Array.isArray(t)) t = t.slice().sort(wl);
		else {
			let n = ml(e, Fl);
			for (t = yl(...xl(n[0], n[1], t), t); t[t.length - 1] >= n[1];) t.pop();
			for (; t[1] < n[0];) t.shift();
		}
		return t.map((t) => a(e, t));
	}
	function a(e, t) {
		let n = t == null ? NaN : +t;
		if (isNaN(n)) throw Error(`invalid value: ${t}`);
		var i = [], a = [];
		return o(e, n, function(t) {
			r(t, e, n), Tl(t) > 0 ? i.push([t]) : a.push(t);
		}), a.forEach(function(e) {
			for (var t = 0, n = i.length, r; t < n; ++t) if (Dl((r = i[t])[0], e) !== -1) {
				r.push(e);
				return;
			}
		}), {
			type: "MultiPolygon",
			value: t,
			coordinates: i
		};
	}
	function o(n, r, i) {
		var a = [], o = [], c = l = -1, l, u, d = Il(n[0], r), f, p;
		for (Nl[d << 1].forEach(m); ++c < e - 1;) u = d, d = Il(n[c + 1], r), Nl[u | d << 1].forEach(m);
		for (Nl[d | 0].forEach(m); ++l < t - 1;) {
			for (c = -1, d = Il(n[l * e + e], r), f = Il(n[l * e], r), Nl[d << 1 | f << 2].forEach(m); ++c < e - 1;) u = d, d = Il(n[l * e + e + c + 1], r), p = f, f = Il(n[l * e + c + 1], r), Nl[u | d << 1 | f << 2 | p << 3].forEach(m);
			Nl[d | f << 3].forEach(m);
		}
		for (c = -1, f = n[l * e] >= r, Nl[f << 2].forEach(m); ++c < e - 1;) p = f, f = Il(n[l * e + c + 1], r), Nl[f << 2 | p << 3].forEach(m);
		Nl[f << 3].forEach(m);
		function m(e) {
			var t = [e[0][0] + c, e[0][1] + l], n = [e[1][0] + c, e[1][1] + l], r = s(t), u = s(n), d, f;
			(d = o[r]) ? (f = a[u]) ? (delete o[d.end], delete a[f.start], d === f ? (d.ring.push(n), i(d.ring)) : a[d.start] = o[f.end] = {
				start: d.start,
				end: f.end,
				ring: d.ring.concat(f.ring)
			}) : (delete o[d.end], d.ring.push(n), o[d.end = u] = d) : (d = a[u]) ? (f = o[r]) ? (delete a[d.start], delete o[f.end], d === f ? (d.ring.push(n), i(d.ring)) : a[f.start] = o[d.end] = {
				start: f.start,
				end: d.end,
				ring: f.ring.concat(d.ring)
			}) : (delete a[d.start], d.ring.unshift(t), a[d.start = r] = d) : a[r] = o[u] = {
				start: r,
				end: u,
				ring: [t, n]
			};
		}
	}
	function s(t) {
		return t[0] * 2 + t[1] * (e + 1) * 4;
	}
	function c(n, r, i) {
		n.forEach(function(n) {
			var a = n[0], o = n[1], s = a | 0, c = o | 0, l = Ll(r[c * e + s]);
			a > 0 && a < e && s === a && (n[0] = Rl(a, Ll(r[c * e + s - 1]), l, i)), o > 0 && o < t && c === o && (n[1] = Rl(o, Ll(r[(c - 1) * e + s]), l, i));
		});
	}
	return i.contour = a, i.size = function(n) {
		if (!arguments.length) return [e, t];
		var r = Math.floor(n[0]), a = Math.floor(n[1]);
		if (!(r >= 0 && a >= 0)) throw Error("invalid size");
		return e = r, t = a, i;
	}, i.thresholds = function(e) {
		return arguments.length ? (n = typeof e == "function" ? e : El(Array.isArray(e) ? Cl.call(e) : e), i) : n;
	}, i.smooth = function(e) {
		return arguments.length ? (r = e ? c : Ml, i) : r === c;
	}, i;
}
function Fl(e) {
	return isFinite(e) ? e : NaN;
}
function Il(e, t) {
	return e != null && +e >= t;
}
function Ll(e) {
	return e == null || isNaN(e = +e) ? -1e400 : e;
}
function Rl(e, t, n, r) {
	let i = r - t, a = n - t, o = isFinite(i) || isFinite(a) ? i / a : Math.sign(i) / Math.sign(a);
	return isNaN(o) ? e : e + o - .5;
}
// src/surfaces/geometry.ts
var zl = ({ domain: [[e, t], [n, r]] }) => ({
	left: e,
	right: t,
	bottom: n,
	top: r
}), Bl = (e, t, n) => (n - e.left) / (e.right - e.left) * t, Vl = (e, t, n) => (e.top - n) / (e.top - e.bottom) * t;
function Hl(e, t, n, r, i) {
	return [e.left + r / t * (e.right - e.left), e.top - i / n * (e.top - e.bottom)];
}
function Ul(e) {
	if (!e) return 1;
	let t = zl(e);
	return Math.max(.3, Math.min(1.15, (t.top - t.bottom) / (t.right - t.left)));
}
function Wl(e, t, n) {
	let r = zl(e), i = e.grid, a = (t - r.left) / (r.right - r.left) * (i - 1), o = (n - r.bottom) / (r.top - r.bottom) * (i - 1), s = Math.max(0, Math.min(i - 2, Math.floor(a))), c = Math.max(0, Math.min(i - 2, Math.floor(o))), [l, u] = [a - s, o - c], d = (t, n) => e.scaled[(c + n) * i + s + t];
	return (1 - u) * ((1 - l) * d(0, 0) + l * d(1, 0)) + u * ((1 - l) * d(0, 1) + l * d(1, 1));
}
function Gl(e, t) {
	let n = [];
	for (let r = 0; r <= t && 2 * r + 1 < e.length; r++) {
		let [t, i] = [e[2 * r], e[2 * r + 1]];
		if (!(Math.abs(t) < 1e6 && Math.abs(i) < 1e6)) break;
		n.push([t, i]);
	}
	return n;
}
// src/surfaces/contour-draw.ts
var Kl = 22, ql;
function Jl(e) {
	if (ql?.map === e && ql.dark === Pt.value) return ql;
	let t = e.grid, n = 0;
	for (let t of e.scaled) t > n && (n = t);
	let r = document.createElement("canvas");
	r.width = r.height = t;
	let i = r.getContext("2d"), a = i.createImageData(t, t);
	e.scaled.forEach((e, r) => {
		let i = 4 * ((t - 1 - Math.floor(r / t)) * t + r % t), [o, s, c] = bs(e / (n || 1));
		a.data.set([
			o,
			s,
			c,
			Number.isNaN(e) ? 0 : 255
		], i);
	}), i.putImageData(a, 0, 0);
	let o = Array.from({ length: Kl }, (e, t) => n * (t + .5) / Kl), s = Pl().size([t, t]).thresholds(o)(Array.from(e.scaled)).map((e) => {
		let n = new Path2D();
		for (let r of e.coordinates) for (let e of r) e.forEach(([e, r], i) => {
			let a = (e - .5) / (t - 1), o = 1 - (r - .5) / (t - 1);
			i === 0 ? n.moveTo(a, o) : n.lineTo(a, o);
		});
		return n;
	});
	return ql = {
		map: e,
		dark: Pt.value,
		image: r,
		lines: s
	}, ql;
}
function Yl(e, t, n, r) {
	let { image: i, lines: a } = Jl(t);
	e.imageSmoothingEnabled = !0;
	let o = [n / (t.grid - 1) / 2, r / (t.grid - 1) / 2];
	e.drawImage(i, -o[0], -o[1], n + 2 * o[0], r + 2 * o[1]), e.save(), e.scale(n, r), e.lineWidth = 1 / Math.max(n, r), e.strokeStyle = Pt.value ? "rgba(215,230,245,0.28)" : "rgba(30,70,110,0.3)", a.forEach((t) => e.stroke(t)), e.restore();
}
function Xl(e, t, n, r, i) {
	let { text: a, ground: o } = vs();
	for (let { at: s, kind: c } of t) {
		let [t, l] = [Bl(n, r, s[0]), Vl(n, i, s[1])];
		e.lineWidth = 1.6, e.strokeStyle = a, e.fillStyle = o, e.beginPath(), c === "minimum" ? e.arc(t, l, 5, 0, 7) : c === "saddle" ? (e.moveTo(t - 5, l - 5), e.lineTo(t + 5, l + 5), e.moveTo(t + 5, l - 5), e.lineTo(t - 5, l + 5)) : c === "maximum" ? (e.moveTo(t, l - 6), e.lineTo(t + 6, l + 5), e.lineTo(t - 6, l + 5), e.closePath()) : e.rect(t - 2, l - 6, 4, 12), c !== "saddle" && e.fill(), e.stroke();
	}
}
function Zl(e, t, n, r, i, a, o) {
	let s = Gl(t.points, r).map(([e, t]) => [Bl(i, a, e), Vl(i, o, t)]);
	if (s.length === 0) return;
	let c = new Path2D();
	if (s.forEach(([e, t], n) => n ? c.lineTo(e, t) : c.moveTo(e, t)), e.lineJoin = "round", e.setLineDash([]), e.strokeStyle = vs().edge, e.globalAlpha = .75, e.lineWidth = 4.5, e.stroke(c), e.globalAlpha = 1, e.strokeStyle = gs(n), e.setLineDash(_s(n)), e.lineWidth = 2.2, e.stroke(c), e.setLineDash([]), e.fillStyle = gs(n), s.length <= 60) for (let [t, n] of s.slice(1)) Ql(e, t, n, 2.2);
	let [l, u] = s.at(-1);
	e.strokeStyle = vs().edge, e.lineWidth = 1.5, Ql(e, l, u, 5), e.stroke();
}
function Ql(e, t, n, r) {
	e.beginPath(), e.arc(t, n, r, 0, 7), e.fill();
}
function $l(e, t, n) {
	e.fillStyle = vs().ground, e.strokeStyle = vs().text, e.lineWidth = 2, e.fillRect(t - 6, n - 6, 12, 12), e.strokeRect(t - 6, n - 6, 12, 12);
}
var eu = () => ({
	down: Pt.value ? "#ff7b72" : "#c1121f",
	step: Pt.value ? "#7cc4ff" : "#0050a8",
	up: vs().muted
});
function tu(e, t, n, r, i, a) {
	let [o, s] = [t.points[2 * n], t.points[2 * n + 1]], [c, l] = [t.gradients[2 * n], t.gradients[2 * n + 1]], u = t.cosines[n], d = [Bl(r, i, o), Vl(r, a, s)], f = Math.hypot(c, l);
	if (!(d[0] > -50 && d[0] < i + 50 && d[1] > -50 && d[1] < a + 50) || !(f > 0)) return;
	let p = [i / (r.right - r.left), -a / (r.top - r.bottom)], m = (e, t) => {
		let [n, r] = [e * p[0], t * p[1]], i = Math.hypot(n, r) || 1;
		return [n / i, r / i];
	}, h = eu(), g = m(c, l);
	if (nu(e, d, g, 42, h.up, [4, 3]), nu(e, d, [-g[0], -g[1]], 62, h.down, []), Number.isNaN(u)) return;
	let _ = [t.points[2 * n + 2] - o, t.points[2 * n + 3] - s], v = m(..._), y = Math.hypot(_[0] * p[0], _[1] * p[1]);
	nu(e, d, v, Math.max(26, Math.min(95, y)), h.step, []);
	let [b, x] = [Math.atan2(g[1], g[0]), Math.atan2(v[1], v[0])], S = Math.atan2(Math.sin(x - b), Math.cos(x - b));
	e.beginPath(), e.arc(d[0], d[1], 22, b, b + S, S < 0), e.strokeStyle = vs().text, e.lineWidth = 1.2, e.stroke();
	let C = b + S / 2;
	ru(e, `cos θ = ${Y(u, 3)}`, d[0] + 34 * Math.cos(C), d[1] + 34 * Math.sin(C), i);
}
function nu(e, [t, n], [r, i], a, o, s) {
	let [c, l] = [t + r * a, n + i * a];
	e.strokeStyle = e.fillStyle = o, e.lineWidth = 3, e.setLineDash(s), e.beginPath(), e.moveTo(t, n), e.lineTo(c, l), e.stroke(), e.setLineDash([]), e.beginPath(), e.moveTo(c + r * 5, l + i * 5), e.lineTo(c - r * 7 - i * 5, l - i * 7 + r * 5), e.lineTo(c - r * 7 + i * 5, l - i * 7 - r * 5), e.fill();
}
function ru(e, t, n, r, i) {
	e.font = "12px system-ui, sans-serif";
	let a = e.measureText(t).width, o = Math.max(2, Math.min(i - a - 6, n - a / 2));
	e.fillStyle = vs().ground, e.globalAlpha = .85, e.fillRect(o - 3, r - 9, a + 6, 17), e.globalAlpha = 1, e.fillStyle = vs().text, e.fillText(t, o, r + 4);
}
function iu(e, t, n, r, i, a, o) {
	let s = [a / (i.right - i.left), o / (i.top - i.bottom)], c = Math.max(...n.map(Math.abs)) || 1;
	e.strokeStyle = vs().muted, e.lineWidth = 1.2, n.forEach((n, l) => {
		let u = .06 * (i.right - i.left) * Math.min(3, Math.sqrt(c / (Math.abs(n) || 1e-9))), [d, f] = r[l], [p, m] = [Bl(i, a, t[0]), Vl(i, o, t[1])];
		e.setLineDash(n < 0 ? [2, 3] : []), e.beginPath(), e.moveTo(p - d * u * s[0], m + f * u * s[1]), e.lineTo(p + d * u * s[0], m - f * u * s[1]), e.stroke();
	}), e.setLineDash([]);
}
// src/surfaces/Contour.tsx
var au = 12;
function ou() {
	let e = pt(void 0), t = P(!1), n = (e, t, n) => {
		let r = Ec.value;
		if (!r) return;
		let i = zl(r);
		e.globalAlpha = r.key === Sc.value ? 1 : .35, Yl(e, r, t, n), e.globalAlpha = 1, r.key === Sc.value && Xl(e, r.points, i, t, n);
		let a = Dc.value;
		if (a && a.key === r.key && qc()) {
			let o = tl.value, s = [...a.runners].sort((e, t) => Number(e.optimizer === gc.value) - Number(t.optimizer === gc.value));
			for (let r of s) {
				let a = dc.value.indexOf(r.optimizer);
				a >= 0 && Zl(e, r, a, o, i, t, n);
			}
			let c = a.runners.find((e) => e.optimizer === gc.value), l = Oc.value, u = Math.min(o, a.fields.steps - 1);
			c && jc.value && (l && l.key === r.key && l.step === u && l.optimizer === c.optimizer && iu(e, l.point, l.curvatures, l.axes, i, t, n), tu(e, c, u, i, t, n));
		}
		$l(e, Bl(i, t, ic.value), Vl(i, n, ac.value));
	}, r = (e) => {
		let t = Ec.value;
		if (!t) return;
		let { left: n, top: r, width: i, height: a } = e.currentTarget.getBoundingClientRect();
		return Hl(zl(t), i, a, e.clientX - n, e.clientY - r);
	}, i = (e, t) => Re(() => {
		ic.value = ws(e, 4), ac.value = ws(t, 4);
	});
	return /* @__PURE__ */ J("div", {
		class: "map",
		children: [/* @__PURE__ */ J(ol, {
			draw: n,
			ratio: Ul(Ec.value),
			role: "application",
			tabIndex: 0,
			class: "contour",
			"aria-label": Z("mapLabel", {
				x: Y(ic.value),
				y: Y(ac.value)
			}),
			"aria-describedby": "map-help",
			onPointerDown: (e) => {
				let n = r(e);
				n && (t.current = !0, e.currentTarget.setPointerCapture(e.pointerId), i(...n));
			},
			onPointerMove: (n) => {
				let a = r(n);
				if (!a) return;
				t.current && i(...a);
				let { left: o, top: s, width: c, height: l } = n.currentTarget.getBoundingClientRect(), [u, d] = [n.clientX - o, n.clientY - s], f = zl(Ec.value), p = Ec.value.points.find(({ at: [e, t] }) => Math.hypot(Bl(f, c, e) - u, Vl(f, l, t) - d) < au);
				e.value = {
					x: u,
					y: d,
					text: p ? su(p) : `(${Y(a[0], 3)}, ${Y(a[1], 3)})`
				};
			},
			onPointerUp: () => t.current = !1,
			onPointerCancel: () => t.current = !1,
			onPointerLeave: () => e.value = void 0,
			onKeyDown: (e) => {
				let t = Ec.value, n = {
					ArrowLeft: [-1, 0],
					ArrowRight: [1, 0],
					ArrowUp: [0, 1],
					ArrowDown: [0, -1]
				}[e.key];
				if (!t || !n) return;
				e.preventDefault();
				let r = zl(t), a = e.shiftKey ? .002 : .02;
				i(ic.value + n[0] * a * (r.right - r.left), ac.value + n[1] * a * (r.top - r.bottom));
			}
		}), e.value && /* @__PURE__ */ J("div", {
			class: "tip",
			style: {
				left: `${e.value.x}px`,
				top: `${e.value.y}px`
			},
			children: e.value.text
		})]
	});
}
function su({ kind: e, value: t, at: [n, r], curvatures: i, isGlobal: a }) {
	let o = e === "minimum" && a !== null ? a ? "globalMinimum" : "localMinimum" : e;
	return Z("point", {
		kind: Z(o === "saddle" ? "saddlePoint" : o),
		x: Y(n),
		y: Y(r),
		value: Y(t),
		low: Y(i[0]),
		high: Y(i[1])
	});
}
// src/parts/NumberBox.tsx
function cu(e) {
	let { label: t, value: n, low: r, high: i, whole: a } = e, o = pt(void 0), s = (e) => {
		let t = Number(e);
		return e.trim() !== "" && Number.isFinite(t) && t >= r && t <= i && (!a || Number.isInteger(t)) ? t : void 0;
	}, c = (t) => {
		let r = t.currentTarget.value;
		o.value = r;
		let i = s(r);
		i !== void 0 && (n.value = i, e.onInput?.());
	}, l = o.value !== void 0 && s(o.value) === void 0, u = /* @__PURE__ */ J("input", {
		type: "number",
		"aria-label": e.visibleLabel ? void 0 : t,
		"aria-invalid": l,
		title: `${r} … ${i}`,
		min: r,
		max: i,
		step: e.step ?? (a ? 1 : "any"),
		value: o.value ?? String(Number(n.value.toPrecision(6))),
		onInput: c,
		onBlur: () => o.value = void 0
	});
	return e.visibleLabel ? /* @__PURE__ */ J("label", {
		class: "boxed",
		children: [/* @__PURE__ */ J("span", { children: t }), u]
	}) : u;
}
// src/parts/Range.tsx
var lu = 1e3;
function uu(e) {
	let { name: t, label: n, value: r, low: i, high: a, log: o = !1, whole: s = !1 } = e, c = Oe();
	if (At.value.includes(t)) return null;
	let l = (t) => {
		r.value = t, e.onInput?.();
	};
	return /* @__PURE__ */ J("div", {
		class: "range",
		"data-name": t,
		children: [
			/* @__PURE__ */ J("label", {
				for: c,
				children: n
			}),
			/* @__PURE__ */ J(cu, {
				label: n,
				value: r,
				low: i,
				high: a,
				whole: s,
				onInput: e.onInput
			}),
			/* @__PURE__ */ J("input", {
				id: c,
				type: "range",
				min: 0,
				max: lu,
				step: s ? "any" : 1,
				value: Cs(r.value, i, a, o) * lu,
				"aria-valuetext": Y(r.value),
				onInput: (e) => {
					let t = Ss(Number(e.currentTarget.value) / lu, i, a, o);
					l(s ? Math.round(t) : ws(t));
				}
			}),
			e.hint && /* @__PURE__ */ J("p", {
				class: "hint",
				children: e.hint
			})
		]
	});
}
// src/surfaces/Controls.tsx
var du = [
	100,
	300,
	1e3,
	3e3
], fu = "x^4 - x^2 + y^2", pu = L(void 0);
function mu() {
	let e = Tc.value?.surfaces, t = e !== void 0 && !(tc.value in e);
	return /* @__PURE__ */ J("section", {
		class: "panel",
		"aria-labelledby": "controls-title",
		children: [
			/* @__PURE__ */ J("h2", {
				id: "controls-title",
				children: Z("settings")
			}),
			!At.value.includes("surface") && /* @__PURE__ */ J("label", {
				class: "row",
				children: [/* @__PURE__ */ J("span", { children: Z("surface") }), /* @__PURE__ */ J("select", {
					value: t ? "own" : tc.value,
					onChange: (e) => {
						let t = e.currentTarget.value;
						pu.value = void 0, Jc(t === "own" ? fu : t);
					},
					children: [Object.keys(e ?? { [tc.value]: 0 }).map((e) => /* @__PURE__ */ J("option", {
						value: e,
						children: Z(e)
					}, e)), /* @__PURE__ */ J("option", {
						value: "own",
						children: Z("ownFormula")
					})]
				})]
			}),
			t ? /* @__PURE__ */ J(hu, {}) : /* @__PURE__ */ J("p", {
				class: "formula",
				children: ["f(x, y) = ", Ec.value?.formula]
			}),
			tc.value === "ravine" && /* @__PURE__ */ J(uu, {
				name: "condition",
				label: Z("condition"),
				value: nc,
				low: 1,
				high: 1e3,
				log: !0
			}),
			/* @__PURE__ */ J("div", {
				class: "pair",
				role: "group",
				"aria-label": Z("start"),
				children: [
					/* @__PURE__ */ J("span", { children: Z("start") }),
					/* @__PURE__ */ J(cu, {
						label: Z("startX"),
						value: ic,
						low: -1e6,
						high: 1e6
					}),
					/* @__PURE__ */ J(cu, {
						label: Z("startY"),
						value: ac,
						low: -1e6,
						high: 1e6
					})
				]
			}),
			/* @__PURE__ */ J(uu, {
				name: "rate",
				label: Z("rate"),
				value: oc,
				low: 1e-4,
				high: 10,
				log: !0
			}),
			/* @__PURE__ */ J(uu, {
				name: "momentum",
				label: Z("momentum"),
				value: sc,
				low: 0,
				high: .995,
				hint: Z("momentumHint")
			}),
			/* @__PURE__ */ J(uu, {
				name: "noise",
				label: Z("noise"),
				value: cc,
				low: 0,
				high: 5,
				hint: Z("noiseHint")
			}),
			/* @__PURE__ */ J("div", {
				class: "pair",
				children: [!At.value.includes("seed") && /* @__PURE__ */ J(cu, {
					label: Z("seed"),
					value: lc,
					low: 0,
					high: 0xffffffff,
					whole: !0,
					visibleLabel: !0
				}), !At.value.includes("steps") && /* @__PURE__ */ J("label", {
					class: "boxed",
					children: [/* @__PURE__ */ J("span", { children: Z("steps") }), /* @__PURE__ */ J("select", {
						value: uc.value,
						onChange: (e) => uc.value = Number(e.currentTarget.value),
						children: (du.includes(uc.value) ? du : [uc.value, ...du]).map((e) => /* @__PURE__ */ J("option", {
							value: e,
							children: e
						}, e))
					})]
				})]
			})
		]
	});
}
function hu() {
	let e = Oe(), t = (e) => {
		e.trim() && e !== tc.value && Jc(e);
	}, n = { now: 0 };
	return /* @__PURE__ */ J("div", {
		class: "own",
		children: [
			/* @__PURE__ */ J("label", {
				for: e,
				children: Z("formula")
			}),
			/* @__PURE__ */ J("input", {
				id: e,
				type: "text",
				maxLength: 400,
				spellcheck: !1,
				autocomplete: "off",
				value: pu.value ?? tc.value,
				"aria-describedby": `${e}-help`,
				onInput: (e) => {
					pu.value = e.currentTarget.value, clearTimeout(n.now), n.now = window.setTimeout(() => t(pu.value ?? ""), 500);
				},
				onKeyDown: (e) => e.key === "Enter" && t(e.currentTarget.value)
			}),
			/* @__PURE__ */ J("p", {
				class: "hint",
				id: `${e}-help`,
				children: Z("formulaHelp")
			}),
			/* @__PURE__ */ J(uu, {
				name: "span",
				label: Z("span"),
				value: rc,
				low: .1,
				high: 100,
				log: !0
			})
		]
	});
}
// src/surfaces/EdgeBox.tsx
function gu() {
	let e = Dc.value;
	return e ? /* @__PURE__ */ J("section", {
		class: "panel",
		"aria-labelledby": "edge-title",
		children: [
			/* @__PURE__ */ J("h2", {
				id: "edge-title",
				children: Z("edge")
			}),
			/* @__PURE__ */ J("p", {
				class: "small",
				children: Z("curvatures", { list: e.curvatures.map((e) => Y(e)).join(", ") })
			}),
			/* @__PURE__ */ J("table", {
				class: "edges",
				children: [/* @__PURE__ */ J("thead", { children: /* @__PURE__ */ J("tr", { children: [
					/* @__PURE__ */ J("th", {
						scope: "col",
						children: Z("optimizer")
					}),
					/* @__PURE__ */ J("th", {
						scope: "col",
						class: "number",
						children: Z("edgeColumn")
					}),
					/* @__PURE__ */ J("th", {
						scope: "col",
						class: "number",
						children: Z("yours")
					}),
					/* @__PURE__ */ J("th", {
						scope: "col",
						children: Z("so")
					})
				] }) }), /* @__PURE__ */ J("tbody", { children: e.runners.map(({ optimizer: e, edge: t, rate: n, isAbove: r }) => /* @__PURE__ */ J("tr", { children: [
					/* @__PURE__ */ J("th", {
						scope: "row",
						children: Qc(e)
					}),
					/* @__PURE__ */ J("td", {
						class: "number",
						children: t === null ? "–" : Y(t)
					}),
					/* @__PURE__ */ J("td", {
						class: "number",
						children: Y(n)
					}),
					/* @__PURE__ */ J("td", {
						class: t === null ? "muted" : r ? "bad" : "good",
						children: t === null ? Z("noBound") : r ? `✗ ${Z("above")}` : `✓ ${Z("below")}`
					})
				] }, e)) })]
			}),
			/* @__PURE__ */ J("p", {
				class: "hint",
				children: Z("edgeHint")
			})
		]
	}) : null;
}
// src/words/lessons.en.ts
var _u = {
	tooSmall: "wrong: 0.002",
	tooLarge: "wrong: 0.22",
	right: "right: 0.15",
	beyond: "wrong: 0.201",
	within: "right: 0.199",
	withoutNoise: "wrong: σ = 0",
	withNoise: "right: σ = 0.1",
	batchOne: "batch 1",
	batchMany: "batch 64",
	batchFull: "full batch",
	plain: "plain",
	withMomentum: "with momentum",
	newton: "wrong: Newton",
	saddleFree: "right: saddle-free",
	constantRate: "wrong: 0.3",
	smallerRate: "right: 0.02",
	adaptive: "adam",
	otherSide: "wrong: from the right",
	thisSide: "right: from the left",
	ratesTitle: "The learning rate decides",
	ratesSays: "Too small a learning rate crawls, too large a one diverges, the right one arrives.",
	edgeTitle: "0.199 or 0.201",
	edgeSays: "The largest eigenvalue is 10, so the edge is 2/10: 0.199 arrives at the minimum and 0.201 never does.",
	saddleTitle: "A saddle, with noise and without",
	saddleSays: "Exactly on the ridge, descent stops at the saddle; a little noise leaves it and finds a minimum.",
	batchTitle: "Batch of 1, of 64, of all",
	batchSays: "The noise of a gradient falls with the root of the batch size: a batch of 1 jumps, 64 jump an eighth of that, all rows not at all.",
	ravineTitle: "A ravine, plain and with momentum",
	ravineSays: "What is stable across a ravine is slow along it; momentum adds up what the steps have in common.",
	newtonTitle: "Newton at a saddle",
	newtonSays: "Newton's method goes to whatever point has slope zero, here to the saddle; with the sizes of the curvatures it leaves it.",
	cycleTitle: "RMSProp does not come to rest",
	cycleSays: "Its steps are about η long however small the gradient is: with a constant learning rate it circles the minimum.",
	plateauTitle: "A plateau",
	plateauSays: "Where the slope is almost zero, plain steps are almost zero too; Adam divides by the size of the gradient and walks on.",
	basinsTitle: "Two basins",
	basinsSays: "Descent finds the minimum of the basin that it starts in, not the lowest one.",
	angleTitle: "Steps that are not straight down",
	angleSays: "A plain step has cos θ = −1; with momentum the step keeps going where it went, and some go uphill."
}, vu = {
	tooSmall: "잘못: 0.002",
	tooLarge: "잘못: 0.22",
	right: "바름: 0.15",
	beyond: "잘못: 0.201",
	within: "바름: 0.199",
	withoutNoise: "잘못: σ = 0",
	withNoise: "바름: σ = 0.1",
	batchOne: "배치 1",
	batchMany: "배치 64",
	batchFull: "전체 배치",
	plain: "기본 경사하강법",
	withMomentum: "모멘텀 사용",
	newton: "잘못: 뉴턴 방법",
	saddleFree: "바름: 안장점을 피하는 뉴턴 방법",
	constantRate: "잘못: 0.3",
	smallerRate: "바름: 0.02",
	adaptive: "adam",
	otherSide: "잘못: 오른쪽에서",
	thisSide: "바름: 왼쪽에서",
	ratesTitle: "학습률이 결과를 정한다",
	ratesSays: "학습률이 너무 작으면 느리고, 너무 크면 발산하며, 알맞으면 도착합니다.",
	edgeTitle: "0.199와 0.201",
	edgeSays: "가장 큰 고윳값이 10이므로 경계는 2/10입니다. 0.199는 극소점에 이르지만 0.201은 끝내 이르지 못합니다.",
	saddleTitle: "안장점, 잡음이 있을 때와 없을 때",
	saddleSays: "능선 위에서 정확히 출발하면 안장점에서 멈춥니다. 잡음이 조금만 있으면 안장점을 벗어나 극소점을 찾습니다.",
	batchTitle: "배치 1, 64, 전체",
	batchSays: "기울기의 잡음은 배치 크기의 제곱근에 반비례합니다. 배치 1은 크게 흔들리고, 64는 그 8분의 1만큼, 전체 배치는 흔들리지 않습니다.",
	ravineTitle: "좁은 골짜기와 모멘텀",
	ravineSays: "골짜기를 가로질러 안정한 학습률은 골짜기를 따라가기에는 느립니다. 모멘텀은 스텝들의 공통된 방향을 쌓습니다.",
	newtonTitle: "안장점에서의 뉴턴 방법",
	newtonSays: "뉴턴 방법은 기울기가 0인 점이면 어디로든 갑니다. 여기서는 안장점입니다. 곡률의 크기를 쓰면 안장점을 벗어납니다.",
	cycleTitle: "RMSProp은 멈추지 않는다",
	cycleSays: "기울기가 아무리 작아도 스텝의 길이는 대략 η입니다. 학습률이 일정하면 극소점 둘레를 돕니다.",
	plateauTitle: "고원",
	plateauSays: "기울기가 거의 0인 곳에서는 스텝도 거의 0입니다. Adam은 기울기의 크기로 나누므로 계속 나아갑니다.",
	basinsTitle: "두 골짜기",
	basinsSays: "경사하강법은 가장 낮은 점이 아니라 출발한 골짜기의 극소점을 찾습니다.",
	angleTitle: "곧장 내려가지 않는 스텝",
	angleSays: "기본 스텝은 cos θ = −1입니다. 모멘텀을 쓰면 가던 방향으로 계속 가므로 올라가는 스텝도 있습니다."
}, yu = "s=ravine&s.condition=10&s.x=-4&s.y=1", bu = "s=x%5E4%2F4%20-%20x%5E2%2F2%20%2B%20y%5E2%2F2&s.span=2&s.x=0&s.y=1.5&s.rate=0.1&s.steps=300&s.optimizers=sgd", xu = [
	{
		key: "rates",
		title: "ratesTitle",
		says: "ratesSays",
		settings: [
			{
				label: "tooSmall",
				hash: `${yu}&s.rate=0.002&s.optimizers=sgd`
			},
			{
				label: "tooLarge",
				hash: `${yu}&s.rate=0.22&s.optimizers=sgd`
			},
			{
				label: "right",
				hash: `${yu}&s.rate=0.15&s.optimizers=sgd`
			}
		]
	},
	{
		key: "edge",
		title: "edgeTitle",
		says: "edgeSays",
		settings: [{
			label: "beyond",
			hash: `${yu}&s.rate=0.201&s.steps=1000&s.optimizers=sgd`
		}, {
			label: "within",
			hash: `${yu}&s.rate=0.199&s.steps=1000&s.optimizers=sgd`
		}]
	},
	{
		key: "saddle",
		title: "saddleTitle",
		says: "saddleSays",
		settings: [{
			label: "withoutNoise",
			hash: `${bu}&s.noise=0`
		}, {
			label: "withNoise",
			hash: `${bu}&s.noise=0.1`
		}]
	},
	{
		key: "batch",
		title: "batchTitle",
		says: "batchSays",
		settings: [
			{
				label: "batchOne",
				hash: "s=bowl&s.x=4&s.y=-3&s.rate=0.1&s.noise=4&s.optimizers=sgd"
			},
			{
				label: "batchMany",
				hash: "s=bowl&s.x=4&s.y=-3&s.rate=0.1&s.noise=0.5&s.optimizers=sgd"
			},
			{
				label: "batchFull",
				hash: "s=bowl&s.x=4&s.y=-3&s.rate=0.1&s.noise=0&s.optimizers=sgd"
			}
		]
	},
	{
		key: "ravine",
		title: "ravineTitle",
		says: "ravineSays",
		settings: [{
			label: "plain",
			hash: "s=ravine&s.condition=100&s.rate=0.018&s.optimizers=sgd&s.steps=300"
		}, {
			label: "withMomentum",
			hash: "s=ravine&s.condition=100&s.rate=0.018&s.optimizers=momentum&s.chosen=momentum&s.steps=300"
		}]
	},
	{
		key: "newton",
		title: "newtonTitle",
		says: "newtonSays",
		settings: [{
			label: "newton",
			hash: `${bu.replace("s.optimizers=sgd", "s.optimizers=newton")}&s.x=0.4&s.y=1.2&s.chosen=newton`
		}, {
			label: "saddleFree",
			hash: `${bu.replace("s.optimizers=sgd", "s.optimizers=saddle_free_newton")}&s.x=0.4&s.y=1.2&s.chosen=saddle_free_newton`
		}]
	},
	{
		key: "cycle",
		title: "cycleTitle",
		says: "cycleSays",
		settings: [{
			label: "constantRate",
			hash: `${yu}&s.rate=0.3&s.optimizers=rmsprop&s.chosen=rmsprop`
		}, {
			label: "smallerRate",
			hash: `${yu}&s.rate=0.02&s.optimizers=rmsprop&s.chosen=rmsprop`
		}]
	},
	{
		key: "plateau",
		title: "plateauTitle",
		says: "plateauSays",
		settings: [{
			label: "plain",
			hash: "s=plateau&s.x=-3&s.y=3&s.rate=0.1&s.optimizers=sgd"
		}, {
			label: "adaptive",
			hash: "s=plateau&s.x=-3&s.y=3&s.rate=0.1&s.optimizers=adam&s.chosen=adam"
		}]
	},
	{
		key: "basins",
		title: "basinsTitle",
		says: "basinsSays",
		settings: [{
			label: "otherSide",
			hash: "s=two_basins&s.x=1.5&s.y=0.5&s.rate=0.05&s.optimizers=sgd"
		}, {
			label: "thisSide",
			hash: "s=two_basins&s.x=-1.5&s.y=0.5&s.rate=0.05&s.optimizers=sgd"
		}]
	},
	{
		key: "angle",
		title: "angleTitle",
		says: "angleSays",
		settings: [{
			label: "withMomentum",
			hash: "s=ravine&s.condition=20&s.rate=0.02&s.optimizers=momentum&s.chosen=momentum&s.step=3"
		}, {
			label: "plain",
			hash: "s=ravine&s.condition=20&s.rate=0.02&s.optimizers=sgd&s.step=3"
		}]
	}
], Su = Ut(_u, vu);
function Cu() {
	let e = xu.find((e) => e.key === mc.value);
	return /* @__PURE__ */ J("section", {
		class: "lessons",
		"aria-label": Z("lesson"),
		children: [/* @__PURE__ */ J("label", {
			class: "row",
			children: [/* @__PURE__ */ J("span", { children: Z("lesson") }), /* @__PURE__ */ J("select", {
				value: e?.key ?? "",
				onChange: (e) => wu(e.currentTarget.value),
				children: [/* @__PURE__ */ J("option", {
					value: "",
					children: Z("noLesson")
				}), xu.map((e) => /* @__PURE__ */ J("option", {
					value: e.key,
					children: Su(e.title)
				}, e.key))]
			})]
		}), e && /* @__PURE__ */ J(x, { children: [/* @__PURE__ */ J("span", {
			class: "settings",
			role: "group",
			"aria-label": Z("setting"),
			children: e.settings.map(({ label: t }, n) => /* @__PURE__ */ J("button", {
				type: "button",
				class: "plain",
				"aria-pressed": hc.value === n,
				onClick: () => Tu(e, n),
				children: Su(t)
			}, t))
		}), /* @__PURE__ */ J("p", { children: Su(e.says) })] })]
	});
}
function wu(e) {
	let t = xu.find((t) => t.key === e);
	t ? Tu(t, 0) : mc.value = "";
}
function Tu(e, t) {
	wt(`${e.settings[t].hash}&s.lesson=${e.key}&s.setting=${t}`, (e) => e === "s" || e.startsWith("s."));
}
// src/surfaces/Player.tsx
var Eu = [
	5,
	15,
	30,
	60,
	200
];
function Du() {
	let e = Oe();
	return At.value.includes("player") ? null : /* @__PURE__ */ J("div", {
		class: "player",
		role: "group",
		"aria-label": Z("playing"),
		children: [
			/* @__PURE__ */ J("button", {
				type: "button",
				class: "plain",
				"aria-label": Z("toStart"),
				title: Z("toStart"),
				onClick: () => nl(0),
				children: /* @__PURE__ */ J(Ou, { d: "M3 2v12M13 2 5 8l8 6z" })
			}),
			/* @__PURE__ */ J("button", {
				type: "button",
				class: "plain",
				"aria-label": Z("stepBack"),
				title: Z("stepBack"),
				onClick: () => nl(tl.value - 1),
				children: /* @__PURE__ */ J(Ou, { d: "M12 2 4 8l8 6z" })
			}),
			/* @__PURE__ */ J("button", {
				type: "button",
				class: "main play",
				onClick: rl,
				children: _c.value ? Z("pause") : Z("play")
			}),
			/* @__PURE__ */ J("button", {
				type: "button",
				class: "plain",
				"aria-label": Z("stepOn"),
				title: Z("stepOn"),
				onClick: () => nl(tl.value + 1),
				children: /* @__PURE__ */ J(Ou, { d: "M4 2l8 6-8 6z" })
			}),
			/* @__PURE__ */ J("button", {
				type: "button",
				class: "plain",
				"aria-label": Z("toEnd"),
				title: Z("toEnd"),
				onClick: () => nl(el.value),
				children: /* @__PURE__ */ J(Ou, { d: "M13 2v12M3 2l8 6-8 6z" })
			}),
			/* @__PURE__ */ J("label", {
				class: "scrub",
				for: e,
				children: /* @__PURE__ */ J("span", { children: Z("stepOf", {
					step: tl.value,
					last: el.value
				}) })
			}),
			/* @__PURE__ */ J("input", {
				id: e,
				class: "scrubber",
				type: "range",
				min: 0,
				max: el.value,
				step: 1,
				value: tl.value,
				onInput: (e) => {
					_c.value = !1, nl(Number(e.currentTarget.value));
				}
			}),
			/* @__PURE__ */ J("label", {
				class: "speed",
				children: [/* @__PURE__ */ J("span", {
					class: "unseen",
					children: Z("speed")
				}), /* @__PURE__ */ J("select", {
					value: vc.value,
					onChange: (e) => vc.value = Number(e.currentTarget.value),
					children: Eu.map((e) => /* @__PURE__ */ J("option", {
						value: e,
						children: Z("stepsPerSecond", { value: e })
					}, e))
				})]
			})
		]
	});
}
var Ou = ({ d: e }) => /* @__PURE__ */ J("svg", {
	width: "16",
	height: "16",
	viewBox: "0 0 16 16",
	"aria-hidden": "true",
	fill: "currentColor",
	stroke: "currentColor",
	"stroke-width": "1.6",
	children: /* @__PURE__ */ J("path", { d: e })
});
// src/surfaces/Results.tsx
function ku() {
	let e = Dc.value;
	if (!e) return null;
	let t = tl.value;
	return /* @__PURE__ */ J("section", {
		class: "panel scrolls",
		"aria-labelledby": "results-title",
		children: [
			/* @__PURE__ */ J("h2", {
				id: "results-title",
				children: Z("results", { step: t })
			}),
			/* @__PURE__ */ J("table", {
				class: "results",
				children: [/* @__PURE__ */ J("thead", { children: /* @__PURE__ */ J("tr", { children: [
					/* @__PURE__ */ J("th", {
						scope: "col",
						children: Z("optimizer")
					}),
					/* @__PURE__ */ J("th", {
						scope: "col",
						class: "number",
						children: "f"
					}),
					/* @__PURE__ */ J("th", {
						scope: "col",
						class: "number",
						children: "‖∇f‖"
					}),
					/* @__PURE__ */ J("th", {
						scope: "col",
						class: "number",
						children: "cos θ"
					})
				] }) }), /* @__PURE__ */ J("tbody", { children: e.runners.map((e) => /* @__PURE__ */ J(x, { children: [/* @__PURE__ */ J("tr", {
					class: e.optimizer === gc.value ? "chosen first" : "first",
					children: [
						/* @__PURE__ */ J("th", {
							scope: "row",
							children: /* @__PURE__ */ J("label", { children: [
								/* @__PURE__ */ J("input", {
									type: "radio",
									name: "selected",
									checked: e.optimizer === gc.value,
									onChange: () => pc.value = e.optimizer
								}),
								/* @__PURE__ */ J(xs, { index: Math.max(0, dc.value.indexOf(e.optimizer)) }),
								Qc(e.optimizer)
							] })
						}),
						/* @__PURE__ */ J("td", {
							class: "number",
							children: Y(e.values[t])
						}),
						/* @__PURE__ */ J("td", {
							class: "number",
							children: Y(e.slopes[t])
						}),
						/* @__PURE__ */ J("td", {
							class: "number",
							children: Y(e.cosines[Au(e, t)], 3)
						})
					]
				}), /* @__PURE__ */ J("tr", {
					class: e.optimizer === gc.value ? "chosen" : "",
					children: /* @__PURE__ */ J("td", {
						colSpan: 4,
						class: "ending",
						"data-optimizer": e.optimizer,
						"data-ending": e.ending,
						children: [
							/* @__PURE__ */ J("span", {
								class: "unseen",
								children: [Z("ending"), ": "]
							}),
							ju(e),
							" ",
							e.told
						]
					})
				})] })) })]
			}),
			/* @__PURE__ */ J("p", {
				class: "hint",
				children: Z("cosineHint")
			})
		]
	});
}
var Au = (e, t) => Math.min(t, e.cosines.length - 2), ju = ({ ending: e }) => ({
	converged: "✓",
	at_saddle: "✕",
	oscillating: "∿",
	left: "↘",
	diverged: "✗",
	unfinished: "…"
})[e], Mu = 40;
function Nu(e, t, n, r) {
	let [i, a] = [Math.sin(e.yaw), Math.cos(e.yaw)], [o, s] = [t * a - n * i, t * i + n * a], [c, l] = [Math.sin(e.pitch), Math.cos(e.pitch)];
	return [
		o,
		-(r * l + s * c),
		s * l - r * c
	];
}
function Pu(e, t, n) {
	let [r, i, a, o] = [
		1e400,
		-1e400,
		1e400,
		-1e400
	];
	for (let [t, n] of e) [r, i] = [Math.min(r, t), Math.max(i, t)], [a, o] = [Math.min(a, n), Math.max(o, n)];
	let s = Math.min((t - 16) / (i - r), (n - 16) / (o - a));
	return {
		scale: s,
		dx: t / 2 - s * (r + i) / 2,
		dy: n / 2 - s * (a + o) / 2
	};
}
function Fu(e, t, n, r, i, a, o, s, c) {
	let l = 1e-9;
	for (let e of t.scaled) e > l && (l = e);
	let u = zl(t), d = Math.max(u.right - u.left, u.top - u.bottom), f = Math.max(.5, (u.right - u.left) / d), p = Math.max(.5, (u.top - u.bottom) / d), m = (e, n, r) => {
		let i = Math.min(1, Math.max(0, Wl(t, e, n) / l)) * .55 + r;
		return Nu(o, f * ((e - u.left) / (u.right - u.left) - .5), p * ((n - u.bottom) / (u.top - u.bottom) - .5), i);
	}, h = [], g = [];
	for (let e = 0; e <= Mu; e++) for (let n = 0; n <= Mu; n++) {
		let r = u.left + (u.right - u.left) * n / Mu, i = u.bottom + (u.top - u.bottom) * e / Mu, a = Wl(t, r, i);
		g.push(a / l), h.push(Number.isNaN(a) ? void 0 : m(r, i, 0));
	}
	let _ = Pu(h.filter((e) => e !== void 0), s, c), v = ([e, t, n]) => [
		_.dx + _.scale * e,
		_.dy + _.scale * t,
		n
	], y = (e, t, n) => v(m(e, t, n));
	h.forEach((e, t) => h[t] = e && v(e));
	let b = [];
	for (let e = 0; e < Mu; e++) for (let t = 0; t < Mu; t++) {
		let n = e * 41 + t, r = [
			h[n],
			h[n + 1],
			h[n + Mu + 2],
			h[n + Mu + 1]
		];
		r.every((e) => e !== void 0) && b.push({
			at: n,
			depth: r.reduce((e, t) => e + t[2], 0)
		});
	}
	b.sort((e, t) => t.depth - e.depth), e.lineWidth = .5;
	for (let { at: t } of b) {
		let [n, r, i, a] = [
			h[t],
			h[t + 1],
			h[t + Mu + 2],
			h[t + Mu + 1]
		], o = g[t + 1] - g[t] + (g[t + Mu + 1] - g[t]), [s, c, l] = bs((g[t] + g[t + Mu + 2]) / 2), u = 1 - Math.max(-.12, Math.min(.2, o * 1.6));
		e.fillStyle = `rgb(${s * u} ${c * u} ${l * u})`, e.strokeStyle = `rgb(${s * .86} ${c * .88} ${l * .9})`, e.beginPath(), e.moveTo(n[0], n[1]), e.lineTo(r[0], r[1]), e.lineTo(i[0], i[1]), e.lineTo(a[0], a[1]), e.closePath(), e.fill(), e.stroke();
	}
	let x = (e, t) => e >= u.left && e <= u.right && t >= u.bottom && t <= u.top;
	if (n.forEach((t, n) => {
		let a = new Path2D(), o = !1, s;
		for (let [e, n] of Gl(t.points, i)) {
			if (!x(e, n)) {
				o = !1;
				continue;
			}
			let [t, r, i] = y(e, n, .006);
			o ? a.lineTo(t, r) : a.moveTo(t, r), o = !0, s = [
				t,
				r,
				i
			];
		}
		e.setLineDash([]), e.lineWidth = 3.4, e.strokeStyle = vs().edge, e.globalAlpha = .6, e.stroke(a), e.globalAlpha = 1, e.setLineDash(_s(r[n])), e.lineWidth = 1.9, e.strokeStyle = gs(r[n]), e.stroke(a), e.setLineDash([]), s && (e.fillStyle = gs(r[n]), e.beginPath(), e.arc(s[0], s[1], 4, 0, 7), e.fill());
	}), x(...a)) {
		let [t, n] = y(...a, .006);
		e.fillStyle = vs().ground, e.strokeStyle = vs().text, e.lineWidth = 1.5, e.fillRect(t - 4, n - 4, 8, 8), e.strokeRect(t - 4, n - 4, 8, 8);
	}
}
// src/surfaces/Scene.tsx
var Iu = L(.55), Lu = L(.75);
function Ru() {
	let e = P(void 0), t = (e, t) => {
		Iu.value += e, Lu.value = Math.max(.1, Math.min(1.5, Lu.value + t));
	};
	return /* @__PURE__ */ J(ol, {
		class: "scene",
		role: "application",
		tabIndex: 0,
		"aria-label": Z("sceneLabel"),
		ratio: .72,
		draw: (e, t, n) => {
			let r = Ec.value;
			if (!r) return;
			let i = qc() ? Dc.value.runners.filter((e) => dc.value.includes(e.optimizer)) : [], a = i.map((e) => dc.value.indexOf(e.optimizer)), o = {
				yaw: Iu.value,
				pitch: Lu.value
			};
			Fu(e, r, i, a, tl.value, [ic.value, ac.value], o, t, n);
		},
		onPointerDown: (t) => {
			t.currentTarget.setPointerCapture(t.pointerId), e.current = {
				x: t.clientX,
				y: t.clientY
			};
		},
		onPointerMove: (n) => {
			e.current &&= (t((n.clientX - e.current.x) * .01, (n.clientY - e.current.y) * .01), {
				x: n.clientX,
				y: n.clientY
			});
		},
		onPointerUp: () => e.current = void 0,
		onPointerCancel: () => e.current = void 0,
		onKeyDown: (e) => {
			let n = {
				ArrowLeft: [-1, 0],
				ArrowRight: [1, 0],
				ArrowUp: [0, -1],
				ArrowDown: [0, 1]
			}[e.key];
			n && (e.preventDefault(), t(n[0] * .1, n[1] * .08));
		}
	});
}
// src/surfaces/StabilityMap.tsx
function zu() {
	let e = kc.value;
	return /* @__PURE__ */ J("details", {
		class: "panel",
		open: Mc.value,
		onToggle: (e) => Mc.value = e.currentTarget.open,
		children: [/* @__PURE__ */ J("summary", { children: /* @__PURE__ */ J("h2", { children: Z("stability") }) }), e && /* @__PURE__ */ J(x, { children: [
			/* @__PURE__ */ J("p", {
				class: "small",
				children: Z("stabilityNow", {
					rule: gc.value === "nesterov" ? "nesterov" : "momentum",
					rate: Y(oc.value),
					momentum: Y(sc.value),
					factor: Y(e.factor)
				})
			}),
			/* @__PURE__ */ J(ol, {
				draw: (e, t, n) => {
					if (!kc.value) return;
					let { radius: r, shape: i, rates: a, momenta: o } = kc.value, [s, c] = i, l = document.createElement("canvas");
					[l.width, l.height] = [c, s];
					let u = l.getContext("2d"), d = u.createImageData(c, s);
					r.forEach((e, t) => {
						let n = s - 1 - Math.floor(t / c), [r, i, a] = ys(e < 1 ? -((1 - e) ** .5) : Math.min(1, Math.log10(e) + .25));
						d.data.set([
							r,
							i,
							a,
							255
						], 4 * (n * c + t % c));
					}), u.putImageData(d, 0, 0), e.imageSmoothingEnabled = !0, e.drawImage(l, 0, 0, t, n), e.strokeStyle = vs().text, e.lineWidth = 1.6, e.beginPath();
					for (let i of Pl().size([c, s]).thresholds([1])(Array.from(r))[0].coordinates) for (let r of i) r.forEach(([r, i], a) => {
						let o = (r - .5) / (c - 1) * t, l = n - (i - .5) / (s - 1) * n;
						a === 0 || r <= 0 || i <= 0 || r >= c || i >= s ? e.moveTo(o, l) : e.lineTo(o, l);
					});
					e.stroke();
					let f = Cs(oc.value, ...a, !0) * t, p = n - Cs(sc.value, ...o, !1) * n;
					e.fillStyle = vs().ground, e.lineWidth = 2.5, e.beginPath(), e.arc(f, p, 6, 0, 7), e.fill(), e.stroke();
				},
				ratio: .6,
				class: "stability",
				role: "img",
				"aria-label": Z("stabilityLabel"),
				onPointerDown: (e) => {
					let { left: t, top: n, width: r, height: i } = e.currentTarget.getBoundingClientRect(), { rates: a, momenta: o } = kc.value;
					Re(() => {
						oc.value = ws(Ss((e.clientX - t) / r, ...a, !0)), sc.value = ws(Ss(1 - (e.clientY - n) / i, ...o, !1));
					});
				}
			}),
			/* @__PURE__ */ J("div", {
				class: "ends",
				children: [
					/* @__PURE__ */ J("span", { children: ["η = ", Y(e.rates[0])] }),
					/* @__PURE__ */ J("span", { children: Z("stabilityAxes") }),
					/* @__PURE__ */ J("span", { children: ["η = ", Y(e.rates[1])] })
				]
			}),
			/* @__PURE__ */ J("p", {
				class: "hint",
				children: Z("stabilityHint", { list: e.curvatures.map((e) => Y(e)).join(", ") })
			})
		] })]
	});
}
// src/surfaces/Dial.tsx
var Bu = 5, Vu = L(0);
function Hu({ seen: e }) {
	let t = Oe(), n = e.around.subarray(0, 360 / Bu), r = (e) => n.reduce((t, r, i) => e * r > e * n[t] ? i : t, 0), i = Math.round(Vu.value / Bu) % n.length, a = n[i], o = e.slope, s = (e) => Vu.value = e % n.length * Bu;
	return /* @__PURE__ */ J("div", {
		class: "dial",
		children: [
			/* @__PURE__ */ J("h3", { children: Z("dial") }),
			/* @__PURE__ */ J(ol, {
				draw: (t, r, a) => {
					let { text: s, muted: c, line: l } = vs(), u = Math.min(r, a) / 2 - 14, [d, f] = [r / 2, a / 2];
					t.strokeStyle = l, t.beginPath(), t.arc(d, f, u * .6, 0, 7), t.stroke(), t.beginPath(), n.forEach((e, n) => {
						let r = u * (.6 + .38 * e / (o || 1)), i = -n * Bu * Math.PI / 180, [a, s] = [d + r * Math.cos(i), f + r * Math.sin(i)];
						n === 0 ? t.moveTo(a, s) : t.lineTo(a, s);
					}), t.closePath(), t.strokeStyle = c, t.lineWidth = 1.5, t.stroke();
					let p = (e, n, r, i) => {
						let a = -e * Math.PI / 180, [o, s] = [d + n * Math.cos(a), f + n * Math.sin(a)];
						t.strokeStyle = t.fillStyle = r, t.lineWidth = 3, t.beginPath(), t.moveTo(d, f), t.lineTo(o, s), t.stroke(), t.beginPath(), t.arc(o, s, 4, 0, 7), t.fill(), t.font = "12px system-ui, sans-serif", t.fillText(i, o + (o < d ? -24 : 8), s + (s < f ? -6 : 14));
					}, m = Math.atan2(e.gradient[1], e.gradient[0]) * 180 / Math.PI;
					o > 0 && (p(m, u * .45, c, "∇f"), p(m + 180, u * .45, eu().down, "−∇f")), p(i * Bu, u * .6, s, "u");
				},
				ratio: 1,
				role: "img",
				"aria-label": Z("dialLabel", { slope: Y(a) })
			}),
			/* @__PURE__ */ J("label", {
				for: t,
				children: Z("turn", { degrees: i * Bu })
			}),
			/* @__PURE__ */ J("input", {
				id: t,
				type: "range",
				min: 0,
				max: 355,
				step: Bu,
				value: i * Bu,
				onInput: (e) => Vu.value = Number(e.currentTarget.value)
			}),
			/* @__PURE__ */ J("p", {
				class: "formula",
				children: [
					"∇f·u = ‖∇f‖ cos θ = ",
					Y(a),
					/* @__PURE__ */ J("br", {}),
					"cos θ = ",
					Y(a / o, 3)
				]
			}),
			/* @__PURE__ */ J("div", {
				class: "buttons",
				children: [
					/* @__PURE__ */ J("button", {
						type: "button",
						class: "plain",
						onClick: () => s(r(1)),
						children: Z("ascent")
					}),
					/* @__PURE__ */ J("button", {
						type: "button",
						class: "plain",
						onClick: () => s(r(1) + 90 / Bu),
						children: Z("level")
					}),
					/* @__PURE__ */ J("button", {
						type: "button",
						class: "plain",
						onClick: () => s(r(-1)),
						children: Z("descent")
					})
				]
			})
		]
	});
}
// src/surfaces/ThisStep.tsx
var Q = (e) => Array.isArray(e) ? `(${e.map((e) => Y(e)).join(", ")})` : Y(e);
function Uu(e) {
	let { optimizer: t, rate: n, point: r, following: i, gradient: a, noise: o, before: s, memory: c, options: l, used: u } = e, [d, f, p] = [
		Q(r),
		Q(i),
		Y(n)
	], m = o.some((e) => e !== 0) ? [["g = ∇f + ε", `${Q(a)} + ${Q(o)} = ${Q(u)}`]] : [["g = ∇f(wₖ)", Q(u)]], h = (e) => Y(Number(l[e])), g = (e, t) => [`wₖ₊₁ = ${e}`, `${t} = ${f}`];
	switch (t) {
		case "sgd": return [...m, g("wₖ − η g", `${d} − ${p} · ${Q(u)}`)];
		case "momentum":
		case "nesterov": {
			let e = h("momentum"), n = ["v = β vₖ₋₁ + g", `${e} · ${Q(s.trace)} + ${Q(u)} = ${Q(c.trace)}`];
			return t === "momentum" ? [
				...m,
				n,
				g("wₖ − η v", `${d} − ${p} · ${Q(c.trace)}`)
			] : [
				...m,
				n,
				g("wₖ − η (β v + g)", `${d} − ${p} · (${e} · ${Q(c.trace)} + ${Q(u)})`)
			];
		}
		case "adagrad": return [
			...m,
			["s = sₖ₋₁ + g²", `${Q(s.sum_of_squares)} + ${Q(u)}² = ${Q(c.sum_of_squares)}`],
			g("wₖ − η g / √(s + ε)", `${d} − ${p} · ${Q(u)} / √${Q(c.sum_of_squares)}`)
		];
		case "rmsprop": return [
			...m,
			["ν = ρ νₖ₋₁ + (1 − ρ) g²", `${h("decay")} · ${Q(s.nu)} + … = ${Q(c.nu)}`],
			g("wₖ − η g / √(ν + ε)", `${d} − ${p} · ${Q(u)} / √${Q(c.nu)}`)
		];
		case "adam": return [
			...m,
			["m = β₁ mₖ₋₁ + (1 − β₁) g", `${h("b1")} · ${Q(s.mu)} + … = ${Q(c.mu)}`],
			["ν = β₂ νₖ₋₁ + (1 − β₂) g²", `${h("b2")} · ${Q(s.nu)} + … = ${Q(c.nu)}`],
			g("wₖ − η m̂ / (√ν̂ + ε)", `${d} − ${p} · m̂ / √ν̂,  m̂ = m / (1 − β₁ᵏ⁺¹), ν̂ = ν / (1 − β₂ᵏ⁺¹)`)
		];
		default: return [...m, g("wₖ + Δ", `${d} + ${Q(e.move)}`)];
	}
}
function Wu() {
	let e = Oc.value;
	return /* @__PURE__ */ J("details", {
		class: "panel",
		open: jc.value,
		onToggle: (e) => jc.value = e.currentTarget.open,
		children: [/* @__PURE__ */ J("summary", { children: /* @__PURE__ */ J("h2", { children: Z("thisStep") }) }), e && /* @__PURE__ */ J("div", {
			class: "this-step",
			children: [/* @__PURE__ */ J("div", { children: [
				/* @__PURE__ */ J("p", {
					class: "small",
					children: Z("stepTitle", {
						step: e.step,
						name: Qc(e.optimizer)
					})
				}),
				/* @__PURE__ */ J("dl", {
					class: "numbers",
					children: Uu(e).map(([e, t]) => /* @__PURE__ */ J("div", { children: [/* @__PURE__ */ J("dt", { children: e }), /* @__PURE__ */ J("dd", { children: t })] }, e))
				}),
				/* @__PURE__ */ J("dl", {
					class: "numbers",
					children: [
						/* @__PURE__ */ J("div", { children: [/* @__PURE__ */ J("dt", { children: Z("firstOrder") }), /* @__PURE__ */ J("dd", { children: Y(e.firstOrder) })] }),
						/* @__PURE__ */ J("div", { children: [/* @__PURE__ */ J("dt", { children: Z("secondOrder") }), /* @__PURE__ */ J("dd", { children: Y(e.secondOrder) })] }),
						/* @__PURE__ */ J("div", { children: [/* @__PURE__ */ J("dt", { children: Z("change") }), /* @__PURE__ */ J("dd", { children: Y(e.change) })] }),
						/* @__PURE__ */ J("div", { children: [/* @__PURE__ */ J("dt", { children: Z("curvaturesHere") }), /* @__PURE__ */ J("dd", { children: e.curvatures.map((e) => Y(e)).join(", ") })] })
					]
				})
			] }), /* @__PURE__ */ J(Hu, { seen: e })]
		})]
	});
}
// src/surfaces/Surfaces.tsx
function Gu() {
	return N(Gc, []), /* @__PURE__ */ J(x, { children: [
		/* @__PURE__ */ J(Cu, {}),
		/* @__PURE__ */ J(ec, { of: Ac }),
		/* @__PURE__ */ J("div", {
			class: "surfaces",
			"data-current": qc(),
			children: [
				/* @__PURE__ */ J("div", {
					class: "picture",
					children: [
						/* @__PURE__ */ J(ou, {}),
						/* @__PURE__ */ J("p", {
							class: "hint",
							id: "map-help",
							children: Z("mapHelp")
						}),
						/* @__PURE__ */ J(Du, {}),
						/* @__PURE__ */ J(Wu, {}),
						/* @__PURE__ */ J(zu, {})
					]
				}),
				/* @__PURE__ */ J("div", {
					class: "numbers-side",
					children: [
						/* @__PURE__ */ J(Ru, {}),
						/* @__PURE__ */ J(ku, {}),
						/* @__PURE__ */ J(al, {})
					]
				}),
				/* @__PURE__ */ J("div", {
					class: "controls",
					children: [
						/* @__PURE__ */ J(mu, {}),
						/* @__PURE__ */ J(Xc, {}),
						/* @__PURE__ */ J(gu, {})
					]
				})
			]
		})
	] });
}
// src/train/state.ts
var Ku = R("t.data", "moons", _t), qu = R("t.target", "", _t), Ju = R("t.model", "mlp", _t), Yu = R("t.hidden", "8,8", _t), Xu = R("t.activation", "tanh", _t), Zu = R("t.loss", "", _t), Qu = R("t.penalty", "", _t), $u = R("t.strength", .001, vt), ed = R("t.optimizer", "sgd", _t), td = R("t.momentum", 0, vt), nd = R("t.rate", .1, vt), rd = R("t.schedule", "constant", _t), id = R("t.batch", "32", _t), ad = R("t.epochs", 200, vt), od = R("t.validation", .2, vt), sd = R("t.seed", 0, vt), cd = R("t.speed", 5, vt), ld = L(void 0), ud = L([]), dd = $e(() => ld.value?.momentum.includes(ed.value) ?? !1), fd = dd;
function pd() {
	let e = {
		model: Ju.value,
		optimizer: ed.value,
		learning_rate: String(nd.peek()),
		schedule: rd.value,
		batch_size: id.value,
		epochs: String(ad.value),
		validation: String(od.value),
		seed: String(sd.value)
	};
	return Ju.value === "mlp" && (e.hidden = Yu.value, e.activation = Xu.value), Zu.value && (e.loss = Zu.value), qu.value && (e.target = qu.value), Qu.value && (e.penalty = Qu.value, e.penalty_strength = String($u.value)), dd.value && td.value && (e.optimizer_options = [`momentum=${td.value}`]), e;
}
var md = () => ({
	data: Ku.value,
	settings: pd()
}), hd = L(void 0), gd = L(void 0), _d = L({
	batches: [],
	epochs: []
}), vd = L([]), yd = L(void 0), bd = L(!1), xd = L(!1), Sd = L(0), Cd = (e) => {
	bd.value = !1, yd.value = e.text;
}, wd, Td = () => {
	let { data: e, settings: t } = md();
	return JSON.stringify({
		data: e,
		settings: {
			...t,
			learning_rate: ""
		}
	});
}, Ed = "";
function Dd() {
	bd.value = !0, Ed = Td(), wd !== void 0 && z.forget(wd);
	let e = z.ask("train.begin", md(), (t) => e === wd && Od(t), Cd);
	wd = e;
}
function Od(e) {
	let { header: t, arrays: n } = e;
	if (t.kind === "taken") xd.value = !0, wd = void 0;
	else if (t.kind === "begun") {
		let e = hd.value?.header !== void 0 && !bd.value;
		if (hd.value = {
			header: t,
			arrays: n
		}, bd.value = xd.value = !1, yd.value = void 0, e) return;
		_d.value = {
			batches: [],
			epochs: [Array.from(n.epochs.data)]
		}, vd.value = [], gd.value = void 0;
	} else {
		let { batches: e, epochs: r } = _d.value;
		e.push(...n.loss.data);
		let [i, a] = n.epochs.shape;
		for (let e = 0; e < i; e++) r.push(Array.from(n.epochs.data.subarray(e * a, (e + 1) * a)));
		_d.value = {
			batches: e,
			epochs: r
		}, t.warnings.length && (vd.value = [...vd.value, ...t.warnings]), gd.value = {
			...t,
			arrays: n
		}, Sd.value++;
	}
}
var kd = (e, t = {}) => z.ask(e, t, () => {}, Cd), Ad = () => kd("train.play", { speed: cd.value }), jd = () => kd("train.pause"), Md = () => kd("train.step", { steps: 1 }), Nd = () => kd("train.epoch"), Pd = (e, t) => kd("train.plane", {
	first: e,
	second: t
}), Fd = new Bt(z, "train.rate", () => {}, Cd);
function Id() {
	hd.value && !bd.value && Fd.ask({ learning_rate: nd.value }, void 0);
}
function Ld() {
	gd.value?.playing && Ad();
}
async function Rd(e, t) {
	yd.value = void 0, bd.value = !0, await z.give("train.file", { name: e }, t, zd(e), Cd);
}
var zd = (e) => (t) => {
	let { key: n } = t.header;
	ud.value = [...ud.value.filter((e) => e.key !== n), {
		key: n,
		name: e
	}], Ku.value === n ? Dd() : Ku.value = n;
}, Bd = L(void 0);
function Vd(e, t) {
	let n = e.map(() => []);
	Bd.value = {
		rates: e,
		losses: n,
		busy: !0
	}, z.ask("train.fan", {
		...md(),
		rates: e,
		steps: t
	}, (t) => {
		let r = t.arrays.losses;
		if (r) {
			let [e, t] = r.shape;
			for (let i = 0; i < e; i++) for (let e = 0; e < t; e++) n[e].push(r.data[i * t + e]);
		}
		Bd.value = {
			rates: e,
			losses: n,
			busy: !!t.header.more
		};
	}, (e) => {
		Bd.value = void 0, Cd(e);
	});
}
it(() => {
	z.state.value === "lost" && (wd = void 0);
});
function Hd() {
	let e = z.whenOpen(() => z.ask("train.choices", {}, (e) => {
		ld.value = e.header, wd === void 0 && Dd();
	})), t = 0, n = it(() => {
		let e = Td();
		ld.value && wd !== void 0 && e !== Ed && (clearTimeout(t), t = window.setTimeout(Dd, 250));
	});
	return () => {
		e(), n(), clearTimeout(t), gd.peek()?.playing && jd();
	};
}
// src/train/words.ts
var $ = Ut({
	data: "Data",
	ofPlane: "points in the plane",
	ofTables: "tables",
	ofImages: "images",
	ofYours: "yours",
	opened: "{name} (opened)",
	drop: "Drop a table here (.csv, .tsv, .parquet, .npz), or choose a file",
	dropped: "Reading {name} …",
	target: "Target column",
	targetHint: "empty: found out",
	draw: "Draw points",
	drawHelp: "Click to add points of the chosen class; arrow keys move the cursor, Enter adds, Backspace takes one back.",
	drawn: "{n} points drawn",
	clear: "Clear",
	undo: "Take one back",
	useDrawn: "Train on these points",
	needsTwo: "Draw points of two classes, five of each at least.",
	spray: "Spray: several points at each click",
	padLabel: "Points drawn by hand: {n}; cursor at {x}, {y}",
	model: "Model",
	linear: "linear",
	mlp: "network (mlp)",
	hidden: "Hidden layers",
	hiddenHint: "units, separated by commas",
	activation: "Activation",
	loss: "Loss",
	lossAuto: "as the task",
	penalty: "Penalty",
	none: "none",
	strength: "Strength λ",
	optimizer: "Optimizer",
	momentum: "Momentum",
	rate: "Learning rate η",
	rateHint: "can be changed while it trains; every change is marked on the curves",
	schedule: "Schedule",
	batch: "Batch size",
	batchHint: "a number, full or auto",
	epochs: "Epochs",
	validation: "Share for validation",
	seed: "Seed",
	more: "More settings",
	play: "Train",
	pause: "Pause",
	step: "One step",
	epoch: "One epoch",
	reset: "Start again",
	speed: "Steps between two pictures",
	progress: "step {step} of {steps} · epoch {epoch} of {epochs} · loss {loss}",
	rows: "{rows} rows for training, {validation} for validation · {model} · {parameters} parameters · batches of {batch}",
	notes: "What was read, and how",
	firstLoss: "First loss",
	boundary: "What the model answers over the plane",
	heights: "What the model predicts over the plane",
	boundaryLabel: "Map of the answers over {x} and {y}; {correct} of {rows} rows are answered right.",
	heightLabel: "Map of the predictions over {x} and {y}.",
	across: "Across",
	up: "Up",
	others: "the other inputs at their mean",
	filled: "● training   ○ validation",
	templates: "What the weights look for",
	templatesHint: "orange: bright pixels raise the score; blue: they lower it; one scale for all",
	unit: "unit {n}",
	samples: "Worst rows",
	samplesOf: "Rows of {truth} answered as {told}",
	all: "Show the worst rows again",
	row: "Row",
	truth: "True",
	told: "Answer",
	rowLoss: "Loss",
	pictured: "{truth}, answered {told}; loss {loss}",
	noRows: "There are none.",
	lossCurve: "Loss by epoch",
	batchCurve: "Loss of each batch",
	scoreCurve: "{metric} by epoch",
	accuracy: "Accuracy",
	r2: "R²",
	trainPart: "training",
	validationPart: "validation",
	stepAxis: "step",
	logScale: "Logarithmic scale",
	rateMark: "η {rate}",
	confusion: "Confusion matrix",
	confusionHint: "rows: true class; columns: answer. A cell shows its rows.",
	cell: "{n} — true {truth}, answer {told}",
	flow: "Gradient flow",
	layer: "Layer",
	gradient: "‖gradient‖",
	weight: "‖weights‖",
	update: "‖update‖",
	ratio: "update : weights",
	ratioHint: "about 0.001 is usual; the bars are logarithmic",
	warnings: "Warnings",
	noWarnings: "None so far.",
	atStep: "step {step}",
	fan: "Many rates at once",
	fanHint: "The same steps at {n} learning rates, side by side in one program.",
	fanGo: "Compare rates",
	fanBusy: "Training {n} at once …",
	fanCurve: "Loss at every rate",
	fanRate: "η",
	fanLast: "Last loss",
	fanUse: "Use",
	fanUseLabel: "Use the learning rate {rate}",
	diverged: "diverged",
	over: "The training is over.",
	diagnose: "Diagnose",
	keep: "Keep this run",
	kept: "Kept as {name}.",
	code: "As command and Python",
	copy: "Copy",
	command: "Command",
	python: "Python",
	taken: "Another page of the lab has begun a training; this one has ended. Start again to take over.",
	waiting: "Preparing the training …",
	result: "Result"
}, {
	data: "데이터",
	ofPlane: "평면의 점",
	ofTables: "표",
	ofImages: "이미지",
	ofYours: "내 데이터",
	opened: "{name} (연 데이터)",
	drop: "표(.csv, .tsv, .parquet, .npz)를 여기에 놓거나 파일을 고르세요",
	dropped: "{name} 읽는 중 …",
	target: "목표 열",
	targetHint: "비워 두면 알아서 찾습니다",
	draw: "점 직접 그리기",
	drawHelp: "누르면 고른 클래스의 점이 생깁니다. 화살표 키로 커서를 옮기고, Enter로 더하고, Backspace로 하나를 되돌립니다.",
	drawn: "그린 점 {n}개",
	clear: "모두 지우기",
	undo: "하나 되돌리기",
	useDrawn: "이 점들로 학습",
	needsTwo: "두 클래스의 점을 각각 다섯 개 이상 그리세요.",
	spray: "뿌리기: 한 번에 여러 점",
	padLabel: "손으로 그린 점: {n}개, 커서 위치 {x}, {y}",
	model: "모델",
	linear: "선형",
	mlp: "신경망(mlp)",
	hidden: "은닉층",
	hiddenHint: "유닛 수를 쉼표로 구분",
	activation: "활성화 함수",
	loss: "손실 함수",
	lossAuto: "과제에 맞게",
	penalty: "규제",
	none: "없음",
	strength: "강도 λ",
	optimizer: "최적화 방법",
	momentum: "모멘텀",
	rate: "학습률 η",
	rateHint: "학습하는 동안에도 바꿀 수 있고, 바꾼 곳은 곡선에 표시됩니다",
	schedule: "스케줄",
	batch: "배치 크기",
	batchHint: "숫자, full 또는 auto",
	epochs: "에포크",
	validation: "검증 데이터의 비율",
	seed: "시드",
	more: "설정 더 보기",
	play: "학습",
	pause: "멈춤",
	step: "한 스텝",
	epoch: "한 에포크",
	reset: "처음부터",
	speed: "그림 사이의 스텝 수",
	progress: "스텝 {step}/{steps} · 에포크 {epoch}/{epochs} · 손실 {loss}",
	rows: "학습 데이터 {rows}행, 검증 데이터 {validation}행 · {model} · 매개변수 {parameters}개 · 배치 크기 {batch}",
	notes: "데이터를 읽으며 한 일",
	firstLoss: "첫 손실",
	boundary: "평면 위에서 모델의 답(결정 경계)",
	heights: "평면 위에서 모델의 예측값",
	boundaryLabel: "{x}, {y} 평면에서 모델의 답을 그린 지도. {rows}행 가운데 {correct}행을 맞혔습니다.",
	heightLabel: "{x}, {y} 평면에서 예측값을 그린 지도.",
	across: "가로",
	up: "세로",
	others: "다른 입력은 평균값으로 둡니다",
	filled: "● 학습   ○ 검증",
	templates: "가중치가 찾는 모양",
	templatesHint: "주황: 밝은 화소가 점수를 올림, 파랑: 점수를 내림. 눈금은 모두 같습니다",
	unit: "유닛 {n}",
	samples: "가장 많이 틀린 행",
	samplesOf: "실제는 {truth}, 답은 {told}인 행",
	all: "가장 많이 틀린 행 다시 보기",
	row: "행",
	truth: "실제",
	told: "답",
	rowLoss: "손실",
	pictured: "실제 {truth}, 답 {told}, 손실 {loss}",
	noRows: "없습니다.",
	lossCurve: "에포크별 손실",
	batchCurve: "배치마다의 손실",
	scoreCurve: "에포크별 {metric}",
	accuracy: "정확도",
	r2: "R²",
	trainPart: "학습 데이터",
	validationPart: "검증 데이터",
	stepAxis: "스텝",
	logScale: "로그 눈금",
	rateMark: "η {rate}",
	confusion: "혼동 행렬",
	confusionHint: "행은 실제 클래스, 열은 답입니다. 칸을 누르면 그 행들을 봅니다.",
	cell: "{n} — 실제 {truth}, 답 {told}",
	flow: "기울기의 흐름",
	layer: "층",
	gradient: "‖기울기‖",
	weight: "‖가중치‖",
	update: "‖변화량‖",
	ratio: "변화량 : 가중치",
	ratioHint: "보통 0.001쯤입니다. 막대는 로그 눈금입니다",
	warnings: "경고",
	noWarnings: "아직 없습니다.",
	atStep: "{step}스텝",
	fan: "여러 학습률을 한꺼번에",
	fanHint: "같은 스텝을 {n}가지 학습률로, 프로그램 하나에서 나란히 학습합니다.",
	fanGo: "학습률 비교",
	fanBusy: "{n}개를 한꺼번에 학습하는 중 …",
	fanCurve: "학습률마다의 손실",
	fanRate: "η",
	fanLast: "마지막 손실",
	fanUse: "사용",
	fanUseLabel: "학습률 {rate} 사용",
	diverged: "발산",
	over: "학습이 끝났습니다.",
	diagnose: "진단",
	keep: "이 실행 저장",
	kept: "{name}(으)로 저장했습니다.",
	code: "명령과 Python 코드",
	copy: "복사",
	command: "명령",
	python: "Python",
	taken: "랩의 다른 페이지가 학습을 시작해 이 학습은 끝났습니다. 처음부터 시작하면 여기서 다시 합니다.",
	waiting: "학습을 준비하는 중 …",
	result: "결과"
}), Ud = 800, Wd = L(!1);
function Gd() {
	let { batches: e, epochs: t } = _d.value, { metric: n } = hd.value.header, r = (gd.value?.changes ?? []).map(([e, t]) => ({
		x: e,
		label: $("rateMark", { rate: Y(t, 3) })
	})), i = Math.ceil(e.length / Ud) || 1, a = e.map((e, t) => t).filter((e) => e % i === 0), o = (e) => t.map((t) => t[e]), s = (e) => [{
		label: $("trainPart"),
		y: o(e)
	}, {
		label: $("validationPart"),
		y: o(e + 1)
	}];
	return /* @__PURE__ */ J(x, { children: [
		/* @__PURE__ */ J("label", {
			class: "small",
			children: [
				/* @__PURE__ */ J("input", {
					type: "checkbox",
					checked: Wd.value,
					onChange: (e) => Wd.value = e.currentTarget.checked
				}),
				" ",
				$("logScale")
			]
		}),
		/* @__PURE__ */ J(Ts, {
			title: $("lossCurve"),
			x: o(0),
			curves: s(1),
			xLabel: $("stepAxis"),
			log: Wd.value,
			marks: r
		}),
		/* @__PURE__ */ J(Ts, {
			title: $("batchCurve"),
			x: a,
			curves: [{
				label: $("loss"),
				y: a.map((t) => e[t])
			}],
			xLabel: $("stepAxis"),
			log: Wd.value,
			marks: r,
			height: 130
		}),
		/* @__PURE__ */ J(Ts, {
			title: $("scoreCurve", { metric: $(n) }),
			x: o(0),
			curves: s(3),
			xLabel: $("stepAxis"),
			high: 1.02,
			marks: r,
			height: 140
		})
	] });
}
// src/train/points.ts
var Kd = [
	"A",
	"B",
	"C"
];
function qd(e, t, n, r, i, a) {
	e.beginPath(), t % 3 == 0 ? e.arc(n, r, i, 0, 2 * Math.PI) : t % 3 == 1 ? e.rect(n - i * .9, r - i * .9, 1.8 * i, 1.8 * i) : (e.moveTo(n, r - 1.25 * i), e.lineTo(n + 1.1 * i, r + .85 * i), e.lineTo(n - 1.1 * i, r + .85 * i), e.closePath()), e.lineWidth = a ? 1 : 1.6, e.fillStyle = a ? gs(t) : Pt.value ? "#14171b" : "#ffffff", e.strokeStyle = a ? Pt.value ? "#14171b" : "#ffffff" : gs(t), e.fill(), e.stroke();
}
function Jd(e) {
	let t = parseInt(e.slice(1), 16);
	return [
		t >> 16,
		t >> 8 & 255,
		t & 255
	];
}
function Yd(e) {
	return [
		"x1,x2,class",
		...e.map(({ x: e, y: t, kind: n }) => `${e.toFixed(4)},${t.toFixed(4)},${Kd[n]}`),
		""
	].join("\n");
}
function Xd(e) {
	let t = Kd.map((t, n) => e.filter((e) => e.kind === n).length);
	return t.filter((e) => e > 0).length > 1 && t.every((e) => e === 0 || e >= 5);
}
// src/train/DrawPad.tsx
var Zd = L([]), Qd = 3, $d = 6;
function ef() {
	let e = pt(0), t = pt(!0), n = pt({
		x: 0,
		y: 0
	}), r = P(!1), i = P(null), a = (n, r) => {
		let i = t.value ? Array.from({ length: $d }, () => ({
			x: n + .3 * tf(),
			y: r + .3 * tf(),
			kind: e.value
		})) : [{
			x: n,
			y: r,
			kind: e.value
		}];
		Zd.value = [...Zd.value, ...i].slice(-2e3);
	}, o = (e) => {
		let t = i.current.getBoundingClientRect();
		return {
			x: Qd * (2 * ((e.clientX - t.left) / t.width) - 1),
			y: Qd * (1 - 2 * ((e.clientY - t.top) / t.height))
		};
	}, s = (e) => {
		let { x: t, y: r } = n.value, i = e.shiftKey ? .5 : .1, o = {
			ArrowLeft: [-i, 0],
			ArrowRight: [i, 0],
			ArrowUp: [0, i],
			ArrowDown: [0, -i]
		}[e.key], s = (e) => Math.max(-3, Math.min(Qd, e));
		if (o) n.value = {
			x: s(t + o[0]),
			y: s(r + o[1])
		};
		else if (e.key === "Enter" || e.key === " ") a(t, r);
		else if (e.key === "Backspace") c();
		else return;
		e.preventDefault();
	}, c = () => Zd.value = Zd.value.slice(0, t.value ? -6 : -1);
	return /* @__PURE__ */ J("div", {
		class: "pad",
		children: [
			/* @__PURE__ */ J("p", {
				class: "hint",
				children: $("drawHelp")
			}),
			/* @__PURE__ */ J("div", {
				role: "radiogroup",
				"aria-label": $("draw"),
				class: "row",
				children: [Kd.map((t, n) => /* @__PURE__ */ J("label", {
					style: { color: gs(n) },
					children: [
						/* @__PURE__ */ J("input", {
							type: "radio",
							name: "class",
							checked: e.value === n,
							onChange: () => e.value = n
						}),
						" ",
						t
					]
				}, t)), /* @__PURE__ */ J("label", { children: [
					/* @__PURE__ */ J("input", {
						type: "checkbox",
						checked: t.value,
						onChange: (e) => t.value = e.currentTarget.checked
					}),
					" ",
					$("spray")
				] })]
			}),
			/* @__PURE__ */ J(ol, {
				canvasRef: i,
				tabIndex: 0,
				role: "application",
				"aria-label": $("padLabel", {
					n: Zd.value.length,
					x: n.value.x.toFixed(1),
					y: n.value.y.toFixed(1)
				}),
				class: "drawing",
				onPointerDown: (e) => {
					r.current = !0;
					let { x: t, y: n } = o(e);
					a(t, n);
				},
				onPointerMove: (e) => {
					if (!r.current || !t.value || Math.random() < .6) return;
					let { x: n, y: i } = o(e);
					a(n, i);
				},
				onPointerUp: () => r.current = !1,
				onPointerLeave: () => r.current = !1,
				onKeyDown: s,
				draw: (e, t, r) => {
					let i = ({ x: e, y: n }) => [t * (e / Qd + 1) / 2, r * (1 - n / Qd) / 2];
					e.strokeStyle = vs().line, e.strokeRect(0, 0, t, r);
					for (let t of Zd.value) qd(e, t.kind, ...i(t), 4, !0);
					let [a, o] = i(n.value);
					e.strokeStyle = vs().text, e.beginPath(), e.moveTo(a - 7, o), e.lineTo(a + 7, o), e.moveTo(a, o - 7), e.lineTo(a, o + 7), e.stroke();
				}
			}),
			/* @__PURE__ */ J("p", {
				class: "small",
				role: "status",
				children: $("drawn", { n: Zd.value.length })
			}),
			/* @__PURE__ */ J("div", {
				class: "row",
				children: [
					/* @__PURE__ */ J("button", {
						class: "main",
						type: "button",
						disabled: !Xd(Zd.value),
						title: $("needsTwo"),
						onClick: () => void Rd("points.csv", new Blob([Yd(Zd.value)])),
						children: $("useDrawn")
					}),
					/* @__PURE__ */ J("button", {
						class: "plain",
						type: "button",
						disabled: !Zd.value.length,
						onClick: c,
						children: $("undo")
					}),
					/* @__PURE__ */ J("button", {
						class: "plain",
						type: "button",
						disabled: !Zd.value.length,
						onClick: () => Zd.value = [],
						children: $("clear")
					})
				]
			})
		]
	});
}
function tf() {
	return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}
// src/train/Controls.tsx
var nf = [
	"blobs",
	"circles",
	"moons",
	"spirals",
	"wave",
	"xor"
], rf = ["digits"];
function af(e) {
	return At.value.includes(e.name) ? null : /* @__PURE__ */ J("label", {
		class: "boxed",
		"data-name": e.name,
		children: [/* @__PURE__ */ J("span", { children: e.label }), /* @__PURE__ */ J("select", {
			value: e.value.value,
			onChange: (t) => e.value.value = t.currentTarget.value,
			children: e.options.map(([e, t]) => /* @__PURE__ */ J("option", {
				value: e,
				children: t
			}, e))
		})]
	});
}
function of(e) {
	if (At.value.includes(e.name)) return null;
	let t = (t) => e.value.value = t.currentTarget.value.trim();
	return /* @__PURE__ */ J("label", {
		class: "boxed",
		"data-name": e.name,
		title: e.hint,
		children: [/* @__PURE__ */ J("span", { children: e.label }), /* @__PURE__ */ J("input", {
			type: "text",
			value: e.value.value,
			placeholder: e.hint,
			onChange: t,
			onKeyDown: (e) => e.key === "Enter" && t(e)
		})]
	});
}
var sf = (e = []) => e.map((e) => [e, e]);
function cf() {
	let e = ld.value, t = pt(!1);
	return /* @__PURE__ */ J("div", {
		class: "controls",
		children: [
			/* @__PURE__ */ J("section", {
				class: "panel",
				"aria-label": $("data"),
				onDragOver: (e) => e.preventDefault(),
				onDrop: lf,
				children: [
					/* @__PURE__ */ J("h2", { children: $("data") }),
					/* @__PURE__ */ J(uf, {}),
					/* @__PURE__ */ J("label", {
						class: "drop",
						children: [/* @__PURE__ */ J("span", { children: $("drop") }), /* @__PURE__ */ J("input", {
							type: "file",
							onChange: (e) => {
								let t = e.currentTarget.files?.[0];
								t && Rd(t.name, t), e.currentTarget.value = "";
							}
						})]
					}),
					(Ku.value === "opened" || Ku.value.startsWith("dropped:")) && /* @__PURE__ */ J(of, {
						name: "target",
						label: $("target"),
						value: qu,
						hint: $("targetHint")
					}),
					/* @__PURE__ */ J("button", {
						class: "plain",
						type: "button",
						"aria-expanded": t.value,
						onClick: () => t.value = !t.value,
						children: $("draw")
					}),
					t.value && /* @__PURE__ */ J(ef, {})
				]
			}),
			/* @__PURE__ */ J("section", {
				class: "panel",
				"aria-label": $("model"),
				children: [
					/* @__PURE__ */ J("h2", { children: $("model") }),
					/* @__PURE__ */ J(af, {
						name: "model",
						label: $("model"),
						value: Ju,
						options: [["linear", $("linear")], ["mlp", $("mlp")]]
					}),
					Ju.value === "mlp" && /* @__PURE__ */ J(x, { children: [/* @__PURE__ */ J(of, {
						name: "hidden",
						label: $("hidden"),
						value: Yu,
						hint: $("hiddenHint")
					}), /* @__PURE__ */ J(af, {
						name: "activation",
						label: $("activation"),
						value: Xu,
						options: sf(e?.activation)
					})] }),
					/* @__PURE__ */ J(af, {
						name: "loss",
						label: $("loss"),
						value: Zu,
						options: [["", $("lossAuto")], ...sf(e?.loss)]
					}),
					/* @__PURE__ */ J(af, {
						name: "penalty",
						label: $("penalty"),
						value: Qu,
						options: [["", $("none")], ...sf(e?.penalty)]
					}),
					Qu.value && /* @__PURE__ */ J(uu, {
						name: "strength",
						label: $("strength"),
						value: $u,
						low: 1e-6,
						high: 10,
						log: !0
					})
				]
			}),
			/* @__PURE__ */ J("section", {
				class: "panel",
				"aria-label": $("optimizer"),
				children: [
					/* @__PURE__ */ J("h2", { children: $("optimizer") }),
					/* @__PURE__ */ J(af, {
						name: "optimizer",
						label: $("optimizer"),
						value: ed,
						options: sf(e?.optimizer)
					}),
					/* @__PURE__ */ J(uu, {
						name: "rate",
						label: $("rate"),
						value: nd,
						low: 1e-5,
						high: 100,
						log: !0,
						hint: $("rateHint"),
						onInput: Id
					}),
					fd.value && /* @__PURE__ */ J(uu, {
						name: "momentum",
						label: $("momentum"),
						value: td,
						low: 0,
						high: .99
					}),
					/* @__PURE__ */ J(of, {
						name: "batch",
						label: $("batch"),
						value: id,
						hint: $("batchHint")
					}),
					/* @__PURE__ */ J(uu, {
						name: "speed",
						label: $("speed"),
						value: cd,
						low: 1,
						high: 500,
						log: !0,
						whole: !0,
						onInput: Ld
					}),
					/* @__PURE__ */ J("details", { children: [
						/* @__PURE__ */ J("summary", { children: $("more") }),
						/* @__PURE__ */ J(af, {
							name: "schedule",
							label: $("schedule"),
							value: rd,
							options: sf(e?.schedule)
						}),
						/* @__PURE__ */ J(cu, {
							label: $("epochs"),
							value: ad,
							low: 1,
							high: 1e5,
							whole: !0,
							visibleLabel: !0
						}),
						/* @__PURE__ */ J(cu, {
							label: $("validation"),
							value: od,
							low: 0,
							high: .9,
							step: .05,
							visibleLabel: !0
						}),
						/* @__PURE__ */ J(cu, {
							label: $("seed"),
							value: sd,
							low: 0,
							high: 2 ** 31,
							whole: !0,
							visibleLabel: !0
						})
					] })
				]
			})
		]
	});
}
function lf(e) {
	e.preventDefault();
	let t = e.dataTransfer?.files[0];
	t && Rd(t.name, t);
}
function uf() {
	let e = ld.value, t = e?.data ?? [Ku.value], n = t.filter((e) => !nf.includes(e) && !rf.includes(e)), r = ud.value, i = t.includes(Ku.value) || r.some((e) => e.key === Ku.value);
	return /* @__PURE__ */ J("label", {
		class: "boxed",
		"data-name": "data",
		children: [/* @__PURE__ */ J("span", {
			class: "unseen",
			children: $("data")
		}), /* @__PURE__ */ J("select", {
			value: Ku.value,
			onChange: (e) => Ku.value = e.currentTarget.value,
			children: [
				/* @__PURE__ */ J("optgroup", {
					label: $("ofPlane"),
					children: t.filter((e) => nf.includes(e)).map(df)
				}),
				/* @__PURE__ */ J("optgroup", {
					label: $("ofImages"),
					children: t.filter((e) => rf.includes(e)).map(df)
				}),
				/* @__PURE__ */ J("optgroup", {
					label: $("ofTables"),
					children: n.map(df)
				}),
				/* @__PURE__ */ J("optgroup", {
					label: $("ofYours"),
					children: [
						e?.opened && /* @__PURE__ */ J("option", {
							value: "opened",
							children: $("opened", { name: e.opened })
						}),
						r.map((e) => /* @__PURE__ */ J("option", {
							value: e.key,
							children: e.name
						}, e.key)),
						!i && Ku.value !== "opened" && df(Ku.value)
					]
				})
			]
		})]
	});
}
var df = (e) => /* @__PURE__ */ J("option", {
	value: e,
	children: e
}, e), ff = 14, pf = 300, mf = (e) => Array.from({ length: ff }, (t, n) => ws(e * 10 ** (-2 + 3.25 * n / 13)));
function hf() {
	let e = Bd.value;
	return /* @__PURE__ */ J("section", {
		class: "panel",
		"aria-label": $("fan"),
		children: [
			/* @__PURE__ */ J("h2", { children: $("fan") }),
			/* @__PURE__ */ J("p", {
				class: "hint",
				children: $("fanHint", { n: ff })
			}),
			/* @__PURE__ */ J("button", {
				class: "plain",
				type: "button",
				disabled: e?.busy,
				onClick: () => Vd(mf(nd.value), pf),
				children: e?.busy ? $("fanBusy", { n: ff }) : $("fanGo")
			}),
			e && e.losses[0].length > 0 && /* @__PURE__ */ J(gf, {})
		]
	});
}
function gf() {
	let { rates: e, losses: t } = Bd.value, n = t[0].length, r = Array.from({ length: n }, (e, t) => t), i = t.map((e) => e[n - 1]), a = i.reduce((e, t, n) => Number.isFinite(t) && t < (i[e] ?? 1e400) ? n : e, 0);
	return /* @__PURE__ */ J(x, { children: [/* @__PURE__ */ J(Ts, {
		title: $("fanCurve"),
		x: r,
		xLabel: $("stepAxis"),
		log: !0,
		height: 220,
		curves: e.map((n, r) => ({
			label: Y(n, 3),
			y: t[r],
			color: _f(r / (e.length - 1)),
			dash: r % 2 ? [5, 3] : []
		}))
	}), /* @__PURE__ */ J("table", { children: [/* @__PURE__ */ J("thead", { children: /* @__PURE__ */ J("tr", { children: [
		/* @__PURE__ */ J("th", {
			class: "number",
			children: $("fanRate")
		}),
		/* @__PURE__ */ J("th", {
			class: "number",
			children: $("fanLast")
		}),
		/* @__PURE__ */ J("td", {})
	] }) }), /* @__PURE__ */ J("tbody", { children: e.map((e, t) => /* @__PURE__ */ J("tr", {
		"data-best": t === a,
		children: [
			/* @__PURE__ */ J("td", {
				class: "number",
				children: [t === a ? "★ " : "", Y(e, 3)]
			}),
			/* @__PURE__ */ J("td", {
				class: "number",
				children: Number.isFinite(i[t]) ? Y(i[t], 3) : $("diverged")
			}),
			/* @__PURE__ */ J("td", { children: /* @__PURE__ */ J("button", {
				class: "plain small",
				type: "button",
				"aria-label": $("fanUseLabel", { rate: Y(e, 3) }),
				onClick: () => {
					nd.value = e, Id();
				},
				children: $("fanUse")
			}) })
		]
	}, e)) })] })] });
}
function _f(e) {
	return `hsl(${Math.round(215 - 190 * e)} 75% 47%)`;
}
// src/train/Templates.tsx
function vf() {
	let e = gd.value?.arrays.templates;
	if (!e) return null;
	let { classes: t } = hd.value.header, [n, r, i, a = 1] = e.shape, o = 1e-12;
	for (let t of e.data) Math.abs(t) > o && (o = Math.abs(t));
	let s = r * i * a, c = t?.length === n;
	return /* @__PURE__ */ J("figure", { children: [
		/* @__PURE__ */ J("figcaption", { children: $("templates") }),
		/* @__PURE__ */ J("div", {
			class: "templates",
			children: Array.from({ length: n }, (n, l) => /* @__PURE__ */ J(yf, {
				pixels: e.data.subarray(l * s, (l + 1) * s),
				height: r,
				width: i,
				colors: a,
				most: o,
				label: c ? t[l] : $("unit", { n: l + 1 })
			}, l))
		}),
		/* @__PURE__ */ J("p", {
			class: "hint",
			children: $("templatesHint")
		})
	] });
}
function yf(e) {
	let t = P(null), { pixels: n, height: r, width: i, colors: a, most: o, isImage: s } = e;
	return N(() => {
		let e = new ImageData(i, r);
		for (let t = 0; t < i * r; t++) {
			let r = (e) => n[t * a + e] / o, i = s ? a === 3 ? [
				0,
				1,
				2
			].map((e) => 255 * r(e)) : [
				,
				,
				,
			].fill(255 * r(0)) : a === 3 ? [
				0,
				1,
				2
			].map((e) => 128 + 127 * r(e)) : ys(r(0));
			e.data.set([...i, 255], 4 * t);
		}
		t.current.getContext("2d").putImageData(e, 0, 0);
	}, [
		n,
		o,
		Pt.value
	]), /* @__PURE__ */ J("span", {
		class: "tile",
		children: [/* @__PURE__ */ J("canvas", {
			ref: t,
			width: i,
			height: r,
			role: "img",
			"aria-label": e.label
		}), /* @__PURE__ */ J("span", { children: e.label })]
	});
}
// src/train/Samples.tsx
var bf = 12, xf = L(void 0), Sf = L(void 0);
it(() => {
	hd.value, xf.value = void 0, Sf.value = void 0;
});
function Cf() {
	let e = gd.value;
	if (!e) return [];
	if (!xf.value) return e.worst.slice(0, bf);
	let [t, n] = xf.value, r = hd.value.arrays.part_targets.data, i = e.arrays.predicted.data, a = [];
	return i.forEach((e, i) => e === n && r[i] === t && a.length < bf && a.push(i)), a;
}
function wf() {
	let e = gd.value, t = hd.value, n = Cf(), r = n.join(","), i = e.playing;
	N(() => {
		if (!n.length) return;
		let e = setTimeout(() => z.ask("train.rows", { rows: n }, ({ header: e, arrays: t }) => {
			let { data: n, shape: r } = t.inputs;
			Sf.value = {
				rows: e.rows,
				names: e.names,
				inputs: n,
				shape: r
			};
		}), i ? 600 : 0);
		return () => clearTimeout(e);
	}, [i ? Math.floor(e.step / 200) : r]);
	let a = Sf.value, o = t.header.classes, s = (e) => o ? o[e] ?? "–" : Y(e), c = t.arrays.part_targets.data, l = t.header.shape.length > 1 && (a?.shape.length ?? 0) > 2, u = i && a ? a.rows : n;
	return /* @__PURE__ */ J("section", {
		class: "panel",
		"aria-label": $("samples"),
		children: [
			/* @__PURE__ */ J("h2", { children: xf.value ? $("samplesOf", {
				truth: s(xf.value[0]),
				told: s(xf.value[1])
			}) : $("samples") }),
			xf.value && /* @__PURE__ */ J("button", {
				class: "plain",
				type: "button",
				onClick: () => xf.value = void 0,
				children: $("all")
			}),
			u.length === 0 && /* @__PURE__ */ J("p", { children: $("noRows") }),
			l ? /* @__PURE__ */ J("ul", {
				class: "pictures",
				children: u.map((t) => /* @__PURE__ */ J("li", { children: /* @__PURE__ */ J(Df, {
					known: a,
					row: t,
					label: $("pictured", {
						truth: s(c[t]),
						told: s(e.arrays.predicted.data[t]),
						loss: Y(e.arrays.losses.data[t], 3)
					})
				}) }, t))
			}) : /* @__PURE__ */ J(Tf, {
				rows: u,
				known: a,
				name: s
			})
		]
	});
}
function Tf(e) {
	let { losses: t, predicted: n } = gd.value.arrays, r = hd.value.arrays.part_targets.data;
	return /* @__PURE__ */ J("div", {
		class: "scrolls",
		children: /* @__PURE__ */ J("table", { children: [/* @__PURE__ */ J("thead", { children: /* @__PURE__ */ J("tr", { children: [
			/* @__PURE__ */ J("th", { children: $("row") }),
			/* @__PURE__ */ J("th", { children: $("truth") }),
			/* @__PURE__ */ J("th", { children: $("told") }),
			/* @__PURE__ */ J("th", {
				class: "number",
				children: $("rowLoss")
			})
		] }) }), /* @__PURE__ */ J("tbody", { children: e.rows.map((i) => /* @__PURE__ */ J("tr", { children: [
			/* @__PURE__ */ J("td", { children: Ef(e.known, i) }),
			/* @__PURE__ */ J("td", { children: e.name(r[i]) }),
			/* @__PURE__ */ J("td", { children: e.name(n.data[i]) }),
			/* @__PURE__ */ J("td", {
				class: "number",
				children: Y(t.data[i], 3)
			})
		] }, i)) })] })
	});
}
function Ef(e, t) {
	let n = e ? e.rows.indexOf(t) : -1;
	return n >= 0 && e.names ? e.names[n] : String(t + 1);
}
function Df({ known: e, row: t, label: n }) {
	let r = e.rows.indexOf(t);
	if (r < 0) return /* @__PURE__ */ J("span", {
		class: "tile",
		children: n
	});
	let [, i, a, o = 1] = e.shape, s = i * a * o, c = e.inputs.subarray(r * s, (r + 1) * s), l = 1;
	for (let t of e.inputs) t > l && (l = t);
	return /* @__PURE__ */ J(yf, {
		pixels: c,
		height: i,
		width: a,
		colors: o,
		most: l,
		label: n,
		isImage: !0
	});
}
// src/train/Numbers.tsx
function Of() {
	let e = gd.value?.arrays.confusion, t = hd.value.header.classes;
	if (!e || !t || t.length > 20) return null;
	let n = t.length, r = (t, r) => e.data[t * n + r];
	return /* @__PURE__ */ J("section", {
		class: "panel",
		"aria-label": $("confusion"),
		children: [
			/* @__PURE__ */ J("h2", { children: $("confusion") }),
			/* @__PURE__ */ J("div", {
				class: "scrolls",
				children: /* @__PURE__ */ J("table", {
					class: "confusion",
					children: [/* @__PURE__ */ J("thead", { children: /* @__PURE__ */ J("tr", { children: [/* @__PURE__ */ J("td", {}), t.map((e) => /* @__PURE__ */ J("th", {
						scope: "col",
						class: "number",
						children: e
					}, e))] }) }), /* @__PURE__ */ J("tbody", { children: t.map((e, n) => {
						let i = t.reduce((e, t, i) => e + r(n, i), 0) || 1;
						return /* @__PURE__ */ J("tr", { children: [/* @__PURE__ */ J("th", {
							scope: "row",
							children: e
						}), t.map((t, a) => /* @__PURE__ */ J("td", {
							style: { "--share": String(r(n, a) / i) },
							"data-right": n === a,
							children: /* @__PURE__ */ J("button", {
								type: "button",
								"aria-label": $("cell", {
									n: r(n, a),
									truth: e,
									told: t
								}),
								"aria-pressed": xf.value?.[0] === n && xf.value[1] === a,
								onClick: () => xf.value = [n, a],
								children: r(n, a)
							})
						}, t))] }, e);
					}) })]
				})
			}),
			/* @__PURE__ */ J("p", {
				class: "hint",
				children: $("confusionHint")
			})
		]
	});
}
var kf = -8;
function Af({ value: e, kind: t }) {
	let n = e > 0 && Number.isFinite(e) ? (Math.log10(e) - kf) / 10 : +(e > 0);
	return /* @__PURE__ */ J("td", {
		class: "number bar",
		children: [/* @__PURE__ */ J("svg", {
			width: "56",
			height: "9",
			"aria-hidden": "true",
			children: [/* @__PURE__ */ J("rect", {
				width: "56",
				height: "9",
				class: "ground"
			}), /* @__PURE__ */ J("rect", {
				width: 56 * Math.max(0, Math.min(1, n)),
				height: "9",
				fill: gs(t)
			})]
		}), Y(e, 2)]
	});
}
function jf() {
	let e = gd.value, t = e?.arrays.layers;
	return !e || !t ? null : /* @__PURE__ */ J("section", {
		class: "panel",
		"aria-label": $("flow"),
		children: [
			/* @__PURE__ */ J("h2", { children: $("flow") }),
			/* @__PURE__ */ J("div", {
				class: "scrolls",
				tabIndex: 0,
				role: "group",
				"aria-label": $("flow"),
				children: /* @__PURE__ */ J("table", { children: [/* @__PURE__ */ J("thead", { children: /* @__PURE__ */ J("tr", { children: [
					/* @__PURE__ */ J("th", { children: $("layer") }),
					/* @__PURE__ */ J("th", {
						class: "number",
						children: $("gradient")
					}),
					/* @__PURE__ */ J("th", {
						class: "number",
						children: $("weight")
					}),
					/* @__PURE__ */ J("th", {
						class: "number",
						children: $("update")
					}),
					/* @__PURE__ */ J("th", {
						class: "number",
						children: $("ratio")
					})
				] }) }), /* @__PURE__ */ J("tbody", { children: e.layers.map((e, n) => /* @__PURE__ */ J("tr", { children: [
					/* @__PURE__ */ J("th", {
						scope: "row",
						children: e
					}),
					/* @__PURE__ */ J(Af, {
						value: t.data[4 * n],
						kind: 0
					}),
					/* @__PURE__ */ J(Af, {
						value: t.data[4 * n + 1],
						kind: 1
					}),
					/* @__PURE__ */ J(Af, {
						value: t.data[4 * n + 2],
						kind: 2
					}),
					/* @__PURE__ */ J("td", {
						class: "number",
						children: Y(t.data[4 * n + 3], 2)
					})
				] }, e)) })] })
			}),
			/* @__PURE__ */ J("p", {
				class: "hint",
				children: $("ratioHint")
			})
		]
	});
}
// src/train/Plane.tsx
var Mf = 26;
function Nf() {
	let { header: e } = hd.value, t = e.plane, [n, r] = t.columns, i = e.task === "classification", a = e.inputs ?? e.shape.map((e, t) => `x${t + 1}`), [o, s] = t.names;
	return /* @__PURE__ */ J("figure", {
		class: "plane",
		children: [
			/* @__PURE__ */ J("figcaption", { children: [$(i ? "boundary" : "heights"), i && /* @__PURE__ */ J("span", {
				class: "legend",
				children: e.classes.slice(0, 7).map((e, t) => /* @__PURE__ */ J("span", { children: [
					/* @__PURE__ */ J(Ff, { kind: t }),
					" ",
					e
				] }, e))
			})] }),
			/* @__PURE__ */ J(ol, {
				role: "img",
				"aria-label": If(o, s),
				draw: Lf,
				most: 560
			}),
			/* @__PURE__ */ J("p", {
				class: "hint",
				children: $("filled")
			}),
			a.length > 2 && /* @__PURE__ */ J("div", {
				class: "row",
				children: [
					/* @__PURE__ */ J(Pf, {
						label: $("across"),
						names: a,
						value: n,
						choose: (e) => Pd(e, r)
					}),
					/* @__PURE__ */ J(Pf, {
						label: $("up"),
						names: a,
						value: r,
						choose: (e) => Pd(n, e)
					}),
					/* @__PURE__ */ J("span", {
						class: "hint",
						children: $("others")
					})
				]
			})
		]
	});
}
function Pf(e) {
	return /* @__PURE__ */ J("label", {
		class: "boxed",
		children: [/* @__PURE__ */ J("span", { children: e.label }), /* @__PURE__ */ J("select", {
			value: String(e.value),
			onChange: (t) => e.choose(Number(t.currentTarget.value)),
			children: e.names.map((e, t) => /* @__PURE__ */ J("option", {
				value: String(t),
				children: e
			}, e))
		})]
	});
}
function Ff({ kind: e }) {
	return /* @__PURE__ */ J("svg", {
		width: "12",
		height: "12",
		viewBox: "-6 -6 12 12",
		"aria-hidden": "true",
		fill: gs(e),
		children: e % 3 == 0 ? /* @__PURE__ */ J("circle", { r: "5" }) : e % 3 == 1 ? /* @__PURE__ */ J("rect", {
			x: "-4.5",
			y: "-4.5",
			width: "9",
			height: "9"
		}) : /* @__PURE__ */ J("path", { d: "M0 -6 5 4 -5 4z" })
	});
}
function If(e, t) {
	let { header: n, arrays: r } = hd.value;
	if (n.task !== "classification") return $("heightLabel", {
		x: e,
		y: t
	});
	let i = gd.value?.arrays.predicted?.data, a = r.part_targets.data, o = 0;
	return i?.forEach((e, t) => o += +(e === a[t])), $("boundaryLabel", {
		x: e,
		y: t,
		correct: o,
		rows: a.length
	});
}
function Lf(e, t, n) {
	let { header: r, arrays: i } = hd.value, a = gd.value?.arrays, o = {
		left: 40,
		top: 6,
		width: t - Mf - 22,
		height: n - Mf - 8
	}, s = r.task === "classification", c = i.point_targets.data, [l, u] = s ? [0, 1] : Bf(c);
	if (a?.map) {
		let t = a.map.shape[0], n = new ImageData(t, t);
		for (let e = 0; e < t; e++) for (let i = 0; i < t; i++) {
			let o = e * t + i, c = a.map.data[o], [d, f, p] = s ? zf(Jd(gs(c)), a.certain?.data[o] ?? 1, r.classes.length) : ys(2 * (c - l) / (u - l) - 1);
			n.data.set([
				d,
				f,
				p,
				255
			], 4 * ((t - 1 - e) * t + i));
		}
		let i = document.createElement("canvas");
		i.width = i.height = t, i.getContext("2d").putImageData(n, 0, 0), e.imageSmoothingEnabled = !s, e.drawImage(i, o.left, o.top, o.width, o.height);
	}
	let d = i.points.data;
	for (let t = 0; t < c.length; t++) {
		let n = o.left + d[2 * t] * o.width, r = o.top + (1 - d[2 * t + 1]) * o.height, a = i.point_parts.data[t] === 0;
		if (s) qd(e, c[t], n, r, 3.4, a);
		else {
			let [i, o, s] = ys(2 * (c[t] - l) / (u - l) - 1);
			e.beginPath(), e.arc(n, r, 3.4, 0, 2 * Math.PI), e.fillStyle = `rgb(${i} ${o} ${s})`, e.strokeStyle = vs().text, e.lineWidth = a ? .8 : 2, e.fill(), e.stroke();
		}
	}
	Rf(e, o, n);
}
function Rf(e, t, n) {
	let { low: r, high: i, names: a } = hd.value.header.plane;
	e.fillStyle = vs().muted, e.font = "11px system-ui, sans-serif", e.textBaseline = "top";
	for (let o of [
		0,
		.5,
		1
	]) {
		e.textAlign = o === 0 ? "left" : o === 1 ? "right" : "center";
		let s = o === .5 ? a[0] : Y(r[0] + o * (i[0] - r[0]), 3);
		e.fillText(s, t.left + o * t.width, n - Mf + 4);
	}
	e.textAlign = "right";
	for (let n of [0, 1]) e.textBaseline = n === 0 ? "bottom" : "top", e.fillText(Y(r[1] + n * (i[1] - r[1]), 3), t.left - 4, t.top + (1 - n) * t.height);
	e.save(), e.translate(t.left - 8, t.top + t.height / 2), e.rotate(-Math.PI / 2), e.textAlign = "center", e.textBaseline = "bottom", e.fillText(a[1], 0, 0), e.restore();
}
function zf([e, t, n], r, i) {
	let a = 1 / i, o = .12 + .48 * Math.max(0, Math.min(1, (r - a) / (1 - a))), s = Pt.value ? 20 : 255, c = (e) => Math.round(s + (e - s) * o);
	return [
		c(e),
		c(t),
		c(n)
	];
}
function Bf(e) {
	let [t, n] = [1e400, -1e400];
	for (let r of e) t = Math.min(t, r), n = Math.max(n, r);
	return n > t ? [t, n] : [t - 1, n + 1];
}
// src/train/Train.tsx
var Vf = L(""), Hf = L(void 0);
function Uf() {
	N(Hd, []);
	let e = hd.value;
	return /* @__PURE__ */ J("div", {
		class: "train",
		children: [
			/* @__PURE__ */ J(cf, {}),
			/* @__PURE__ */ J("div", {
				class: "seen",
				children: [
					yd.value && /* @__PURE__ */ J("p", {
						class: "mistake",
						role: "alert",
						children: yd.value
					}),
					xd.value && /* @__PURE__ */ J("p", {
						class: "mistake",
						role: "alert",
						children: $("taken")
					}),
					/* @__PURE__ */ J(Wf, {}),
					e ? /* @__PURE__ */ J(Gf, {}) : /* @__PURE__ */ J("p", {
						class: "muted",
						children: $("waiting")
					})
				]
			}),
			e && /* @__PURE__ */ J("div", {
				class: "numbers",
				children: [
					/* @__PURE__ */ J(Jf, {}),
					/* @__PURE__ */ J("section", {
						class: "panel",
						"aria-label": $("lossCurve"),
						children: /* @__PURE__ */ J(Gd, {})
					}),
					gd.value && /* @__PURE__ */ J(Of, {}),
					/* @__PURE__ */ J(jf, {}),
					/* @__PURE__ */ J(hf, {})
				]
			})
		]
	});
}
function Wf() {
	let e = gd.value, t = e?.over ?? !1, n = hd.value !== void 0 && !xd.value;
	return /* @__PURE__ */ J("div", {
		class: "drive",
		role: "group",
		"aria-label": $("play"),
		"aria-busy": bd.value,
		children: [
			/* @__PURE__ */ J("button", {
				class: "main",
				type: "button",
				disabled: !n || t,
				onClick: () => e?.playing ? jd() : Ad(),
				children: e?.playing ? `❚❚ ${$("pause")}` : `▶ ${$("play")}`
			}),
			/* @__PURE__ */ J("button", {
				class: "plain",
				type: "button",
				disabled: !n || t,
				onClick: Md,
				children: $("step")
			}),
			/* @__PURE__ */ J("button", {
				class: "plain",
				type: "button",
				disabled: !n || t,
				onClick: Nd,
				children: $("epoch")
			}),
			/* @__PURE__ */ J("button", {
				class: "plain",
				type: "button",
				onClick: Dd,
				children: ["↺ ", $("reset")]
			})
		]
	});
}
function Gf() {
	let { header: e } = hd.value, t = gd.value, n = Ot.value, r = _d.value.batches;
	return /* @__PURE__ */ J(x, { children: [
		/* @__PURE__ */ J("p", {
			class: "progress",
			"data-step": t?.step ?? 0,
			children: $("progress", {
				step: t?.step ?? 0,
				steps: e.steps,
				epoch: Y((t?.step ?? 0) / e.steps_per_epoch, 3),
				epochs: e.steps / e.steps_per_epoch,
				loss: Y(r[r.length - 1])
			})
		}),
		t?.over && /* @__PURE__ */ J("p", {
			role: "status",
			class: t.outcome === "diverged" ? "mistake" : "good",
			children: [
				$("over"),
				" ",
				t.reason?.[n]
			]
		}),
		e.plane && /* @__PURE__ */ J(Nf, {}),
		/* @__PURE__ */ J(vf, {}),
		/* @__PURE__ */ J("p", {
			class: "muted small",
			children: $("rows", {
				rows: e.rows,
				validation: e.validation_rows,
				model: e.model,
				parameters: e.parameters,
				batch: e.batch_size
			})
		}),
		e.start && /* @__PURE__ */ J("p", {
			class: "small",
			"data-verdict": e.start.verdict,
			children: [
				e.start.verdict === "pass" ? "✓" : "⚠",
				" ",
				$("firstLoss"),
				": ",
				e.start[n]
			]
		}),
		/* @__PURE__ */ J(Kf, {}),
		t && /* @__PURE__ */ J(wf, {}),
		e.notes.length > 0 && /* @__PURE__ */ J("details", { children: [/* @__PURE__ */ J("summary", { children: $("notes") }), /* @__PURE__ */ J("ul", {
			class: "small",
			children: e.notes.map((e) => /* @__PURE__ */ J("li", { children: e[n] }, e.en))
		})] })
	] });
}
function Kf() {
	let e = ({ text: e }) => yd.value = e, t = () => z.ask("train.store", {}, ({ header: e }) => Vf.value = $("kept", { name: e.run }), e), n = () => z.ask("train.finish", {}, () => location.hash = qf({
		tab: "doctor",
		"d.run": "trained"
	}), e), r = () => Hf.value ? Hf.value = void 0 : z.ask("train.export", md(), ({ header: e }) => Hf.value = e, e), i = (gd.value?.step ?? 0) > 0;
	return /* @__PURE__ */ J(x, { children: [
		/* @__PURE__ */ J("div", {
			class: "row",
			children: [
				/* @__PURE__ */ J("button", {
					class: "plain",
					type: "button",
					disabled: !i,
					onClick: n,
					children: $("diagnose")
				}),
				/* @__PURE__ */ J("button", {
					class: "plain",
					type: "button",
					disabled: !i,
					onClick: t,
					children: $("keep")
				}),
				/* @__PURE__ */ J("button", {
					class: "plain",
					type: "button",
					"aria-expanded": Hf.value !== void 0,
					onClick: r,
					children: $("code")
				})
			]
		}),
		/* @__PURE__ */ J("p", {
			role: "status",
			class: "small",
			children: Vf.value
		}),
		Hf.value && /* @__PURE__ */ J(x, { children: [
			/* @__PURE__ */ J("h3", { children: $("command") }),
			/* @__PURE__ */ J("pre", {
				tabIndex: 0,
				children: Hf.value.command
			}),
			/* @__PURE__ */ J("h3", { children: $("python") }),
			/* @__PURE__ */ J("pre", {
				tabIndex: 0,
				children: Hf.value.python
			})
		] })
	] });
}
function qf(e) {
	let t = new URLSearchParams(location.hash.slice(1));
	for (let [n, r] of Object.entries(e)) t.set(n, r);
	return t.toString();
}
function Jf() {
	let e = vd.value;
	return /* @__PURE__ */ J("section", {
		class: "panel",
		"aria-label": $("warnings"),
		children: [/* @__PURE__ */ J("h2", { children: $("warnings") }), /* @__PURE__ */ J("div", {
			role: "status",
			children: /* @__PURE__ */ J("ul", {
				class: "warnings",
				children: [e.length === 0 && /* @__PURE__ */ J("li", {
					class: "muted",
					children: $("noWarnings")
				}), e.map((e) => /* @__PURE__ */ J("li", { children: [
					"⚠ ",
					$("atStep", { step: e.step }),
					": ",
					e[Ot.value]
				] }, `${e.step}${e.en}`))]
			})
		})]
	});
}
// src/widget.tsx
var Yf = {
	surfaces: Gu,
	train: Uf,
	doctor: Ks
};
function Xf(e) {
	return (t) => (e.on("msg:custom", (e, [n]) => {
		n && t.got(n.buffer.slice(n.byteOffset, n.byteOffset + n.byteLength));
	}), queueMicrotask(() => t.opened()), {
		send: (t) => e.send({ text: t }),
		give: async (t, n) => void e.send({ text: t }, void 0, [await n.arrayBuffer()])
	});
}
function Zf({ model: e, el: t }) {
	let n = t.attachShadow({ mode: "open" }), r = document.createElement("style");
	r.textContent = e.get("style");
	let i = document.createElement("div");
	i.className = "lab", n.append(r, i), wt(e.get("state")), Vt.value = {
		data: null,
		run: e.get("view") === "doctor" ? "opened" : null
	};
	let a = Lt(i);
	return z.through(Xf(e)), z.start(), M(/* @__PURE__ */ J(Yf[e.get("view")], {}), i), () => {
		M(null, i), a();
	};
}
var Qf = { render: Zf };
export { Qf as default };
