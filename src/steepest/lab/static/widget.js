// \0rolldown/runtime.js
var e = Object.defineProperty, t = (e, t, n) => () => {
	if (n) throw n[0];
	try {
		return e && (t = e(e = 0)), t;
	} catch (e) {
		throw n = [e], e;
	}
}, n = (t, n) => {
	let r = Object.setPrototypeOf({}, null);
	for (var i in t) e(r, i, {
		get: t[i],
		enumerable: !0
	});
	return n & 1 || e(r, Symbol.toStringTag, { value: "Module" }), n & 2 ? r : Object.preventExtensions(r);
};
// node_modules/preact/dist/preact.mjs
function r(e) {
	e && e.parentNode && e.remove();
}
function i(e, t, n) {
	var r, i, o, s = {}, c = arguments.length;
	for (o in t) o == "key" ? r = t[o] : o == "ref" && typeof e != "function" ? i = t[o] : s[o] = t[o];
	return c > 2 && (s.children = c > 3 ? be.call(arguments, 2) : n), a(e, s, r, i, null);
}
function a(e, t, n, r, i) {
	var a = {
		type: e,
		props: t,
		key: n,
		ref: r,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: he,
		__v: i || ++ae,
		__i: -1,
		__u: 0
	};
	return !i && w.vnode && w.vnode(a), a;
}
function o(e) {
	return e.children;
}
function s(e, t) {
	this.props = e, this.context = t, this.__g = 0;
}
function c(e, t) {
	if (t == null) return e.__ && c(e.__, e.__i + 1);
	for (var n; t < e.__k.length; t++) if ((n = e.__k[t]) && n.__e) return n.__e;
	return typeof e.type != "function" || e.props.__P ? null : c(e);
}
function l(e) {
	var t, n = e.__v, r = n.__e, i = [], a = [], o = e.__P;
	o && ((t = xe({ constructor: he }, n)).__v = n.__v + 1, w.vnode && w.vnode(t), b(o, t, n, e.__n, o.namespaceURI, 32 & n.__u ? [r] : null, i, r || c(n), 32 & n.__u, a), t.__v = n.__v, t.__.__k[t.__i] = t, S(i, t, a), n.__ = n.__e = null, t.__e != r && u(t));
}
function u(e) {
	if ((e = e.__) && e.__c && !e.props.__P) return e.__e = null, e.__k.some(function(t) {
		return t && (e.__e = t.__e);
	}), u(e);
}
function d(e) {
	(8 & e.__g || (e.__g |= 8, se.push(e), le++)) && ce == w.debounceRendering || ((ce = w.debounceRendering) || queueMicrotask)(f);
}
function f() {
	try {
		for (var e, t = 1; se.length;) se.length > t && se.sort(ue), e = se.shift(), t = se.length, 8 & e.__g && l(e);
	} finally {
		(le = se.length) && (ce || queueMicrotask)(f);
	}
}
function p(e, t, n, r, i, a, o, s, c, l, u) {
	var d, f, p, g, _, v, y = r.__k || _e, ee = t.length;
	for (c = m(n, t, y, c, ee), d = 0; d < ee; d++) (p = n.__k[d]) != null && (f = ~p.__i && y[p.__i] || ge, p.__i = d, v = b(e, p, f, i, a, o, s, c, l, u), g = p.__e, (f.ref != p.ref || 8 & f.__u) && (f.ref && C(f.ref, null, p, f), p.ref && u.push(p.ref, p.__c || g, p)), _ ||= g, 4 & p.__u ? (c = h(p, c, e, !f.__v), f.__e && (f.__e = null)) : typeof p.type == "function" && v !== void 0 ? c = v : g && (c = g.nextSibling), p.__u &= -21);
	return n.__e = _, c;
}
function m(e, t, n, r, i) {
	var s, l, u, d, f, p, m, h, _, v = n.length, y = v, b = 0, ee = 0, x = e.__k = Array(i);
	for (s = 0; s < i; s++) (l = t[s]) != null && typeof l != "boolean" && typeof l != "function" ? (typeof l != "object" || l.constructor === String ? l = x[s] = a(null, l) : ye(l) ? l = x[s] = a(o, { children: l }) : l.constructor === he && l.__b ? l = x[s] = a(l.type, l.props, l.key, l.ref, l.__v) : x[s] = l, d = s + b, l.__ = e, l.__b = e.__b + 1, u = null, ~(f = l.__i = g(l, n, d, y)) && (y--, (u = n[f]) && (u.__u |= 2)), u && u.__v ? (l.__u |= 16, f == d - 1 ? b-- : f == d + 1 ? b++ : f != d && (f > d ? b-- : b++, ee = 1)) : (~f || (i > v ? b-- : i < v && b++), typeof l.type != "function" && (l.__u |= 4))) : x[s] = null;
	if (ee) {
		for (p = [], m = [], s = 0; s < i; s++) if ((l = x[s]) && 16 & l.__u) {
			for (b = 0, h = p.length; b < h;) p[_ = b + h >> 1] < l.__i ? b = _ + 1 : h = _;
			p[b] = l.__i, m[s] = b + 1;
		}
		for (b = p.length; s--;) m[s] && (m[s] == b ? b-- : x[s].__u |= 4);
	}
	if (y) for (s = 0; s < v; s++) !(u = n[s]) || 2 & u.__u || (u.__e == r && (r = c(u)), ne(u, u));
	return r;
}
function h(e, t, n, r) {
	var i, a, o, s;
	if (typeof e.type == "function") {
		if (e.props.__P) return t;
		if (i = e.__k) for (a = 0; a < i.length; a++) i[a] && (i[a].__ = e, t = h(i[a], t, n, !1));
		return t;
	}
	for (t && !t.parentNode && (t = c(e)) && !t.parentNode && (t = null), o = e.__e, s = t; s && s.nodeType == 8;) s = s.nextSibling;
	for (o != s && (!r && n.moveBefore && o.parentNode ? n.moveBefore(o, t) : n.insertBefore(o, t || null)), t = o; (t &&= t.nextSibling) && t.nodeType == 8 && !t.data.startsWith("$s"););
	return t;
}
function g(e, t, n, r) {
	var i, a = e.key, o = e.type, s = t[n], c = s && !(2 & s.__u);
	if (s === null && a == null || c && a == s.key && o == s.type) return n;
	if (r > +!!c) {
		for (i = n - 1; i >= 0; i--) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
		for (i = n + 1; i < t.length; i++) if ((s = t[i]) && !(2 & s.__u) && a == s.key && o == s.type) return i;
	}
	return -1;
}
function _(e, t, n) {
	n ??= "", t[0] == "-" ? e.setProperty(t, n) : e[t] = n;
}
function v(e, t, n, r, i) {
	var a, o;
	if (t == "style") {
		if (typeof n == "string") e.style.cssText = n;
		else {
			if (typeof r == "string" && (e.style.cssText = r = ""), r) for (t in r) n && t in n || _(e.style, t);
			if (n) for (t in n) r && n[t] == r[t] || _(e.style, t, n[t]);
		}
	} else if (t[0] == "o" && t[1] == "n") typeof n != "function" && (n = null), typeof r != "function" && (r = null), (e.__e ||= {})[t] = n, n && r || (o = me[t] || (me[t] = y(t)), (e.__a ||= {})[t] = pe, a = t != (t = t.replace(fe, "$1")), (t = t.slice(2))[0] < "a" && (t = t.toLowerCase()), n ? e.addEventListener(t, o, a) : e.removeEventListener(t, o, a));
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
function y(e) {
	return function(t) {
		var n = this.__e;
		if (n) {
			if (n = n[e], t[de] == null) t[de] = pe++;
			else if (t[de] < this.__a[e]) return;
			return n(w.event ? w.event(t) : t);
		}
	};
}
function b(e, t, n, i, a, l, u, d, f, m) {
	var h, g, _, v, y, b, S, C, ie, ae, oe, se, ce, le, ue, de, fe, pe, me = t.type;
	if (t.constructor !== he) return null;
	128 & n.__u && (f = 32 & n.__u, h = n.__c.__z) && (t.__u |= f, g = l = [], h.nodeType == 8 ? d = ee(h, l) : l.push(h), d = l[0] || d), (h = w.__b) && h(t);
	e: if (typeof me == "function") {
		_ = u.length;
		try {
			if (C = t.props, ie = (h = me.prototype) && h.render, ae = (h = me.contextType) && i[h.__c], oe = h ? ae ? ae.props.value : h.__ : i, (v = n.__c) ? (t.__c = v, 2 & v.__g && (v.__g |= 1)) : (ie ? t.__c = v = new me(C, oe) : (t.__c = v = new s(C, oe), v.constructor = me, v.render = re), ae && ae.sub(v), v.state || (v.state = {}), v.__n = i, v.__g |= 8, v.__h = [], v.__k = []), ie && (v.__s || (v.__s = v.state), me.getDerivedStateFromProps && (v.__s == v.state && (v.__s = xe({}, v.__s)), xe(v.__s, me.getDerivedStateFromProps(C, v.__s)))), y = v.props, b = v.state, v.__v = t, n.__c) {
				if (C !== y && ie && !me.getDerivedStateFromProps && v.componentWillReceiveProps && v.componentWillReceiveProps(C, oe), t.__v == n.__v && !(8 & v.__g) || !(4 & v.__g) && v.shouldComponentUpdate && !1 === v.shouldComponentUpdate(C, v.__s, oe)) {
					t.__v != n.__v && (v.props = C, v.state = v.__s, v.__g &= -9), t.__e = n.__e, t.__k = n.__k, t.__k.some(function(e) {
						e && (e.__ = t);
					}), _e.push.apply(v.__h, v.__k), v.__k = [], v.__h.length && u.push(v), d = c(n);
					break e;
				}
				v.componentWillUpdate && v.componentWillUpdate(C, v.__s, oe), ie && v.componentDidUpdate && v.__h.push(function() {
					v.componentDidUpdate(y, b, S);
				});
			} else ie && !me.getDerivedStateFromProps && v.componentWillMount && v.componentWillMount(), ie && v.componentDidMount && v.__h.push(v.componentDidMount);
			v.context = oe, v.props = C, v.__P = e, v.__g &= -5, se = w.__r, ce = ie ? 25 : 0;
			do
				v.__g &= -9, se && se(t), h = v.render(v.props, v.state = v.__s, v.context);
			while (8 & v.__g && ++ce < 25);
			ie && (_e.push.apply(v.__h, v.__k), v.__k = []), v.state = v.__s, v.getChildContext && (i = xe({}, i, v.getChildContext())), ie && n.__c && v.getSnapshotBeforeUpdate && (S = v.getSnapshotBeforeUpdate(y, b)), le = h && h.type === o && h.key == null ? h.props.children : h, C.__P && (h = d, a = (e = C.__P).namespaceURI, f = l = null, n.props && n.props.__P != e && (n.__k.some(function(e) {
				e && ne(e, e);
			}), n.__k = null), d = n.__k ? c(n, 0) : null), d = p(e, ye(le) ? le : [le], t, n, i, a, l, u, d, f, m), C.__P && (t.__e = null, d = h), t.__u &= -161, g && g.some(r), v.__h.length && u.push(v), 1 & v.__g && (v.__g &= -4);
		} catch (e) {
			if (u.length = _, t.__v = null, f || l) {
				if (e && e.then) {
					if (t.__u |= 128 | f, l) {
						for (~(fe = l.indexOf(d || void 0)) || (fe = l.length); (pe = l[fe - 1]) && pe.nodeType == 8;) fe--;
						for (; fe < l.length; fe++) if (pe = l[fe]) {
							if (l[fe] = null, ue) {
								if (pe == de) break;
							} else {
								if (pe.nodeType != 8) break;
								pe.data.startsWith("$s") && (de = ee(ue = pe));
							}
						}
					}
					if (!ue) {
						for (; d && d.nodeType == 8 && d.nextSibling;) d = d.nextSibling;
						ue = d;
					}
					(h = ee(ue = t.__c.__z || (t.__c.__z = ue))) ? (t.__e = ue, d = h) : t.__e = d, d &&= d.nextSibling;
				} else l && l.some(r);
			} else t.__e = n.__e;
			t.__k ||= n.__k || [], e && e.then || x(t), w.__e(e, t, n);
		}
	} else d = t.__e = te(n.__e, t, n, i, a, l, u, f, m, e);
	return (h = w.diffed) && h(t), d;
}
function ee(e, t) {
	if (e && e.nodeType == 8 && e.data.startsWith("$s")) for (var n = 1; e = e.nextSibling;) {
		if (e.nodeType == 8) {
			if (e.data.startsWith("$s")) n++;
			else if (e.data.startsWith("/$s") && !--n) return e;
		}
		t && t.push(e);
	}
}
function x(e) {
	e && (e.__c && (e.__c.__g |= 4), e.__k && e.__k.some(x));
}
function S(e, t, n) {
	for (var r = 0; r < n.length;) C(n[r++], n[r++], n[r++]);
	w.__c && w.__c(t, e), e.some(function(t) {
		try {
			e = t.__h, t.__h = [], e.some(function(e) {
				e.call(t);
			});
		} catch (e) {
			w.__e(e, t.__v);
		}
	});
}
function te(e, t, n, i, a, o, s, l, u, d) {
	var f, m, h, g, _, y, b, ee, x = n.props || ge, S = t.props, te = t.type;
	if (te == "svg" ? a = "http://www.w3.org/2000/svg" : te == "math" ? a = "http://www.w3.org/1998/Math/MathML" : a ||= "http://www.w3.org/1999/xhtml", o) {
		for (f = 0; f < o.length; f++) if ((_ = o[f]) && (te ? _.localName == te : _.nodeType == 3)) {
			e = _, o[f] = null;
			break;
		}
	}
	if (!e) {
		if (ee = d.ownerDocument || document, !te) return ee.createTextNode(S);
		e = ee.createElementNS(a, te, S.is ? S : d), l &&= (w.__m && w.__m(t, o), !1), o = null;
	}
	if (te) {
		if (d = te == "template" && e.content || e, o = te == "textarea" && S.defaultValue != null ? null : o && be.call(d.childNodes), !l && o) for (x = {}, f = 0; f < e.attributes.length; f++) x[(_ = e.attributes[f]).name] = _.value;
		for (f in x) _ = x[f], f == "dangerouslySetInnerHTML" ? h = _ : f == "children" || f in S || f == "value" && "defaultValue" in S || f == "checked" && "defaultChecked" in S || v(e, f, null, _, a);
		for (f in S) _ = S[f], f == "children" ? g = _ : f == "dangerouslySetInnerHTML" ? m = _ : f == "value" ? y = _ : f == "checked" ? b = _ : l && typeof _ != "function" || x[f] === _ || v(e, f, _, x[f], a);
		m ? (l || h && (m.__html == h.__html || m.__html == e.innerHTML) || (e.innerHTML = m.__html), t.__k = []) : (h && (e.textContent = ""), (te == "foreignObject" || a == "http://www.w3.org/1998/Math/MathML" && ve.test(te)) && (a = "http://www.w3.org/1999/xhtml"), p(d, ye(g) ? g : [g], t, n, i, a, o, s, o ? o[0] : n.__k && c(n, 0), l, u), o && o.some(r)), l && te != "textarea" || (f = "value", te == "progress" && y == null ? e.removeAttribute(f) : y == null || y === e[f] && (te != "progress" || y) || v(e, f, y, x[f], a), f = "checked", b != null && b != e[f] && v(e, f, b, x[f], a));
	} else x === S || l && e.data == S || (e.data = S);
	return e;
}
function C(e, t, n, r) {
	try {
		typeof e == "function" ? t ? t.__x = e(t) || 1 : (r &&= r.__c || r.__e) && (t = r.__x) && (r.__x = null, typeof t == "function" ? t() : e(null)) : e.current = t;
	} catch (e) {
		w.__e(e, n);
	}
}
function ne(e, t, n) {
	var i, a, o, s;
	if (w.unmount && w.unmount(e), !(i = e.ref) || i.current && i.current != e.__e || C(i, null, t, e), i = e.__c) {
		if (i.componentWillUnmount) try {
			i.componentWillUnmount();
		} catch (e) {
			w.__e(e, t);
		}
		i.__P = i.__n = null;
	}
	if (i = e.__k) for (s = 0; s < i.length; s++) i[s] && ne(i[s], t, typeof e.type != "function" || n && !e.props.__P);
	!n && (i = e.__c) && (i = i.__z) && (a = ee(i, o = [])) && (i == e.__e && o.some(r), r(a), r(i)), n || r(e.__e), e.__e = e.__c = e.__ = null;
}
function re(e, t, n) {
	return this.constructor(e, n);
}
function ie(e, t) {
	var n, r, i, s;
	w.__ && w.__(e, t), t.nodeType == 9 && (t = t.documentElement), r = (n = e && 32 & e.__u) ? null : t.__k, t.__k = a(o, { children: [e] }), i = [], s = [], b(t, t.__k, r || ge, ge, t.namespaceURI, r ? null : t.firstChild ? be.call(t.childNodes) : null, i, r ? r.__e : t.firstChild, n, s), S(i, t.__k, s), t.__k.props.children = null;
}
var w, ae, oe, se, ce, le, ue, de, fe, pe, me, he, ge, _e, ve, ye, be, xe, Se = t((() => {
	he = Symbol.for("pv"), ge = {}, _e = [], ve = /^m(i|n|o|s|text|space)$/, ye = Array.isArray, be = _e.slice, xe = Object.assign, w = { __e: function(e, t, n, r) {
		for (var i, a, o; t = t.__;) if ((i = t.__c) && !(1 & i.__g)) {
			i.__g |= 4;
			try {
				if ((o = (a = i.constructor) && a.getDerivedStateFromError) && i.setState(a.getDerivedStateFromError(e)), i.componentDidCatch && (i.componentDidCatch(e, r || {}), o = 1), o && 8 & i.__g) return void (i.__g |= 2);
			} catch (t) {
				e = t;
			}
		}
		throw le = 0, e;
	} }, ae = 0, oe = function(e) {
		return e != null && e.constructor === he;
	}, s.prototype.setState = function(e, t) {
		var n = this.__s;
		n && n != this.state || (n = this.__s = xe({}, this.state)), typeof e == "function" && (e = e(xe({}, n), this.props)), e && (xe(n, e), this.__v && (t && this.__k.push(t), d(this)));
	}, s.prototype.forceUpdate = function(e) {
		this.__v && (this.__g |= 4, e && this.__h.push(e), d(this));
	}, s.prototype.render = o, se = [], le = 0, ue = function(e, t) {
		return e.__v.__b - t.__v.__b;
	}, de = Symbol(), fe = /(PointerCapture)$|Capture$/i, pe = 0, me = {};
}));
// node_modules/preact/hooks/dist/hooks.mjs
function Ce(e, t) {
	T.__h && T.__h(Fe, e, ze || t), ze = 0;
	var n = Fe.__H || (Fe.__H = {
		__: [],
		__h: []
	});
	return e >= n.__.length && n.__.push({}), n.__[e];
}
function we(e, t) {
	var n = Ce(Pe++, 3);
	!T.__s && Ne(n.__H, t) && (n.__P = !0, n.__ = e, n.u = t, Fe.__H.__h.push(n));
}
function Te(e) {
	return ze = 5, Ee(function() {
		return { current: e };
	}, []);
}
function Ee(e, t) {
	var n = Ce(Pe++, 7);
	return Ne(n.__H, t) && (n.__ = e(), n.__H = t), n.__;
}
function De() {
	var e = Ce(Pe++, 11);
	if (!e.__) {
		for (var t = Fe.__v; !t.__m && t.__;) t = t.__;
		var n = t.__m || (t.__m = [0, 0]);
		e.__ = "P" + n[0] + "-" + n[1]++;
	}
	return e.__;
}
function Oe() {
	var e;
	do {
		for (; e = Ve.shift();) try {
			je(e);
		} catch (t) {
			T.__e(t, { __: (e = e.__P) && e.__v });
		}
		for (; e = Be.shift();) {
			var t = e.__H;
			if (e.__P && t) try {
				t.__h.some(je), t.__h.some(Me), t.__h = [];
			} catch (n) {
				t.__h = [], T.__e(n, e.__v);
			}
		}
	} while (Ve.length);
}
function ke(e) {
	var t, n = function() {
		clearTimeout(r), Je && cancelAnimationFrame(t), setTimeout(e);
	}, r = setTimeout(n, 35);
	Je && (t = requestAnimationFrame(n));
}
function Ae(e) {
	e != 1 && Le == T.requestAnimationFrame || ((Le = T.requestAnimationFrame) || ke)(Oe);
}
function je(e) {
	var t = Fe, n = e.__c;
	typeof n == "function" && (e.__c = void 0, n()), Fe = t;
}
function Me(e) {
	var t = Fe;
	e.__c = e.__(), Fe = t;
}
function Ne(e, t) {
	return !e || e.length != t.length || t.some(function(t, n) {
		return !Re(t, e[n]);
	});
}
var Pe, Fe, Ie, Le, Re, ze, Be, Ve, T, He, Ue, We, Ge, Ke, qe, Je, E = t((() => {
	Se(), Re = Object.is, ze = 0, Be = [], Ve = [], T = w, He = T.__b, Ue = T.__r, We = T.diffed, Ge = T.__c, Ke = T.unmount, qe = T.__, T.__b = function(e) {
		Fe = null, He && He(e);
	}, T.__ = function(e, t) {
		e && t.__k && t.__k.__m && (e.__m = t.__k.__m), qe && qe(e, t);
	}, T.__r = function(e) {
		Ue && Ue(e), Pe = 0;
		var t = (Fe = e.__c).__H;
		t && (Ie == Fe ? Fe.__h = [] : (t.__h.some(je), t.__h.some(Me), Pe = 0), t.__h = [], t.__.some(function(e) {
			e.__N && (e.__ = e.__N), e.u = e.__N = void 0;
		})), Ie = Fe;
	}, T.diffed = function(e) {
		We && We(e);
		var t = e.__c;
		t && t.__H && (t.__H.__h.length && Ae(Be.push(t)), t.__H.__.some(function(e) {
			e.u && (e.__H = e.u);
		})), Ie = Fe = null;
	}, T.__c = function(e, t) {
		t.some(function(e) {
			try {
				e.__h.some(je), e.__h = e.__h.filter(function(e) {
					return !e.__ || Me(e);
				});
			} catch (t) {
				e.__h = [function() {
					throw t;
				}];
			}
		}), Ge && Ge(e, t);
	}, T.unmount = function(e) {
		Ke && Ke(e);
		var t, n, r = e.__c;
		r && r.__H && (r.__H.__.some(function(r) {
			try {
				if (r.__P && r.__c) {
					if (n === void 0) {
						for (n = e.__; n && (!n.__c || !n.__c.__P);) n = n.__;
						n &&= n.__c;
					}
					r.__P = n, Ae(Ve.push(r));
				} else je(r);
			} catch (e) {
				t = e;
			}
		}), r.__H = void 0, t && T.__e(t, r.__v));
	}, Je = typeof requestAnimationFrame == "function";
}));
// node_modules/@preact/signals-core/dist/signals-core.module.js
function Ye() {
	if (dt > 1) dt--;
	else {
		var e, t = !1;
		for ((function() {
			var e = ht;
			for (ht = void 0; e !== void 0;) {
				var t = e.S;
				if (t.v === e.v) for (var n = t.t; n !== void 0; n = n.x) n.i === e.i && (n.i = t.i);
				e = e.o;
			}
		})(); ut !== void 0;) {
			var n = ut;
			for (ut = void 0, ft++; n !== void 0;) {
				var r = n.u;
				if (n.u = void 0, n.f &= -3, !(8 & n.f) && $e(n)) try {
					n.c();
				} catch (n) {
					t ||= (e = n, !0);
				}
				n = r;
			}
		}
		if (ft = 0, dt--, t) throw e;
	}
}
function Xe(e) {
	if (dt > 0) return e();
	mt = ++pt, dt++;
	try {
		return e();
	} finally {
		Ye();
	}
}
function Ze(e) {
	var t = A, n = lt;
	A = void 0, lt = void 0;
	try {
		return e();
	} finally {
		A = t, lt = n;
	}
}
function Qe(e) {
	if (A !== void 0) {
		var t = e.n;
		if (t === void 0 || t.t !== A) return t = {
			i: 0,
			S: e,
			p: A.s,
			n: void 0,
			t: A,
			e: void 0,
			x: void 0,
			r: t
		}, A.s !== void 0 && (A.s.n = t), A.s = t, e.n = t, 32 & A.f && e.S(t), t;
		if (t.i === -1) return t.i = 0, t.n !== void 0 && (t.n.p = t.p, t.p !== void 0 && (t.p.n = t.n), t.p = A.s, t.n = void 0, A.s.n = t, A.s = t), t;
	}
}
function D(e, t) {
	this.v = e, this.i = 0, this.n = void 0, this.t = void 0, this.l = 0, this.W = t?.watched, this.Z = t?.unwatched, this.name = t?.name;
}
function O(e, t) {
	return new D(e, t);
}
function $e(e) {
	for (var t = e.s; t !== void 0; t = t.n) if (t.S.i !== t.i || !t.S.h() || t.S.i !== t.i) return !0;
	return !1;
}
function et(e) {
	for (var t = e.s; t !== void 0; t = t.n) {
		var n = t.S.n;
		if (n !== void 0 && (t.r = n), t.S.n = t, t.i = -1, t.n === void 0) {
			e.s = t;
			break;
		}
	}
}
function tt(e) {
	for (var t = e.s, n = void 0; t !== void 0;) {
		var r = t.p;
		t.i === -1 ? (t.S.U(t), r !== void 0 && (r.n = t.n), t.n !== void 0 && (t.n.p = r)) : n = t, t.S.n = t.r, t.r !== void 0 && (t.r = void 0), t = r;
	}
	e.s = n;
}
function nt(e, t) {
	D.call(this, void 0, t), this.x = e, this.s = void 0, this.g = gt - 1, this.f = 4;
}
function rt(e, t) {
	return new nt(e, t);
}
function it(e) {
	var t = e.j;
	if (e.j = void 0, typeof t == "function") {
		dt++;
		var n = A;
		A = void 0;
		try {
			t();
		} catch (t) {
			throw e.f &= -2, e.f |= 8, at(e), t;
		} finally {
			A = n, Ye();
		}
	}
}
function at(e) {
	for (var t = e.s; t !== void 0; t = t.n) t.S.U(t);
	e.x = void 0, e.s = void 0, it(e);
}
function ot(e) {
	if (A !== this) throw Error("Out-of-order effect");
	tt(this), A = e, this.f &= -2;
	try {
		8 & this.f && at(this);
	} finally {
		Ye();
	}
}
function st(e, t) {
	this.x = e, this.j = void 0, this.s = void 0, this.u = void 0, this.f = 32, this.name = t?.name, lt && lt.push(this);
}
function k(e, t) {
	var n = new st(e, t);
	try {
		n.c();
	} catch (e) {
		throw n.d(), e;
	}
	var r = n.d.bind(n);
	return r[Symbol.dispose] = r, r;
}
var ct, lt, A, ut, dt, ft, pt, mt, ht, gt, _t = t((() => {
	ct = Symbol.for("preact-signals"), A = void 0, ut = void 0, dt = 0, ft = 0, pt = 0, mt = 0, ht = void 0, gt = 0, D.prototype.brand = ct, D.prototype.h = function() {
		return !0;
	}, D.prototype.S = function(e) {
		var t = this, n = this.t;
		n !== e && e.e === void 0 && (e.x = n, this.t = e, n === void 0 ? Ze(function() {
			var e;
			(e = t.W) == null || e.call(t);
		}) : n.e = e);
	}, D.prototype.U = function(e) {
		var t = this;
		if (this.t !== void 0) {
			var n = e.e, r = e.x;
			n !== void 0 && (n.x = r, e.e = void 0), r !== void 0 && (r.e = n, e.x = void 0), e === this.t && (this.t = r, r === void 0 && Ze(function() {
				var e;
				(e = t.Z) == null || e.call(t);
			}));
		}
	}, D.prototype.subscribe = function(e) {
		var t = this;
		return k(function() {
			var n = t.value;
			Ze(function() {
				return e(n);
			});
		}, { name: "sub" });
	}, D.prototype.valueOf = function() {
		return this.value;
	}, D.prototype.toString = function() {
		return this.value + "";
	}, D.prototype.toJSON = function() {
		return this.value;
	}, D.prototype.peek = function() {
		var e = this;
		return Ze(function() {
			return e.value;
		});
	}, Object.defineProperty(D.prototype, "value", {
		get: function() {
			var e = Qe(this);
			return e !== void 0 && (e.i = this.i), this.v;
		},
		set: function(e) {
			if (e !== this.v) {
				if (ft > 100) throw Error("Cycle detected");
				(function(e) {
					dt !== 0 && ft === 0 && e.l !== mt && (e.l = mt, ht = {
						S: e,
						v: e.v,
						i: e.i,
						o: ht
					});
				})(this), this.v = e, this.i++, gt++, dt++;
				try {
					for (var t = this.t; t !== void 0; t = t.x) t.t.N();
				} finally {
					Ye();
				}
			}
		}
	}), nt.prototype = new D(), nt.prototype.h = function() {
		if (this.f &= -3, 1 & this.f) return !1;
		if ((36 & this.f) == 32 || (this.f &= -5, this.g === gt)) return !0;
		if (this.g = gt, this.f |= 1, this.i > 0 && !$e(this)) return this.f &= -2, !0;
		var e = A;
		try {
			et(this), A = this;
			var t = this.x();
			(16 & this.f || this.v !== t || this.i === 0) && (this.v = t, this.f &= -17, this.i++);
		} catch (e) {
			this.v = e, this.f |= 16, this.i++;
		}
		return A = e, tt(this), this.f &= -2, !0;
	}, nt.prototype.S = function(e) {
		if (this.t === void 0) {
			this.f |= 36;
			for (var t = this.s; t !== void 0; t = t.n) t.S.S(t);
		}
		D.prototype.S.call(this, e);
	}, nt.prototype.U = function(e) {
		if (this.t !== void 0 && (D.prototype.U.call(this, e), this.t === void 0)) {
			this.f &= -33;
			for (var t = this.s; t !== void 0; t = t.n) t.S.U(t);
		}
	}, nt.prototype.N = function() {
		if (!(2 & this.f)) {
			this.f |= 6;
			for (var e = this.t; e !== void 0; e = e.x) e.t.N();
		}
	}, Object.defineProperty(nt.prototype, "value", { get: function() {
		if (1 & this.f) throw Error("Cycle detected");
		var e = Qe(this);
		if (this.h(), e !== void 0 && (e.i = this.i), 16 & this.f) throw this.v;
		return this.v;
	} }), st.prototype.c = function() {
		var e = this.S();
		try {
			if (8 & this.f || this.x === void 0) return;
			var t = this.x();
			typeof t == "function" && (this.j = t);
		} finally {
			e();
		}
	}, st.prototype.S = function() {
		if (1 & this.f) throw Error("Cycle detected");
		this.f |= 1, this.f &= -9, it(this), et(this), dt++;
		var e = A;
		return A = this, ot.bind(this, e);
	}, st.prototype.N = function() {
		2 & this.f || (this.f |= 2, this.u = ut, ut = this);
	}, st.prototype.d = function() {
		this.f |= 8, 1 & this.f || at(this);
	}, st.prototype.dispose = function() {
		this.d();
	};
}));
// node_modules/@preact/signals/dist/signals.module.js
function vt(e, t) {
	w[e] = t.bind(null, w[e] || function() {});
}
function yt(e) {
	if (Tt) {
		var t = Tt;
		Tt = void 0, t();
	}
	Tt = e && e.S();
}
function bt(e) {
	var t = this, n = e.data, r = j(n);
	r.name = "ReactiveDom", r.value = n;
	var i = Ee(function() {
		for (var e = t, n = t.__v; n = n.__;) if (n.__c) {
			n.__c.__$f |= 4;
			break;
		}
		var i = rt(function() {
			var e = r.value.value;
			return e === 0 ? 0 : !0 === e ? "" : e || "";
		}), a = rt(function() {
			return !Array.isArray(i.value) && !oe(i.value);
		}), o = k(function() {
			if (this.N = Ct, a.value) {
				var t = i.value;
				e.__v && e.__v.__e && e.__v.__e.nodeType === 3 && (e.__v.__e.data = t);
			}
		}), s = t.__$u.d;
		return t.__$u.d = function() {
			o(), s.call(this);
		}, [a, i];
	}, []), a = i[0], o = i[1];
	return a.value ? o.peek() : o.value;
}
function xt(e, t, n, r) {
	var i = t in e && e.ownerSVGElement === void 0, a = O(n);
	return {
		o: function(e, t) {
			a.value = e, r = t;
		},
		d: k(function() {
			this.N = Ct;
			var n = a.value.value;
			r[t] !== n && (r[t] = n, i ? e[t] = n : n != null && (!1 !== n || t[4] === "-") ? e.setAttribute(t, n) : e.removeAttribute(t));
		})
	};
}
function j(e, t) {
	return Ee(function() {
		return O(e, t);
	}, []);
}
function St() {
	Xe(function() {
		for (var e; e = Dt.shift();) wt.call(e);
	});
}
function Ct() {
	Dt.push(this) === 1 && (w.requestAnimationFrame || Ot)(St);
}
var wt, Tt, Et, Dt, Ot, M = t((() => {
	Se(), E(), _t(), Et = typeof window < "u" && !!window.__PREACT_SIGNALS_DEVTOOLS__, Dt = [], k(function() {
		wt = this.N;
	})(), bt.displayName = "ReactiveTextNode", Object.defineProperties(D.prototype, {
		constructor: {
			configurable: !0,
			value: i(o, null).constructor
		},
		type: {
			configurable: !0,
			value: bt
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
	}), vt("__b", function(e, t) {
		if (yt(), typeof t.type == "string") {
			var n, r = t.props;
			for (var i in r) if (i !== "children") {
				var a = r[i];
				a instanceof D && (n || (t.__np = n = {}), n[i] = a, r[i] = a.peek());
			}
		}
		e(t);
	}), vt("__r", function(e, t) {
		if (e(t), t.type !== o) {
			yt();
			var n, r = t.__c;
			r && (r.__$f &= -2, (n = r.__$u) === void 0 && (r.__$u = n = function(e, t) {
				var n;
				return k(function() {
					n = this;
				}, { name: t }), n.c = e, n;
			}(function(e) {
				return function() {
					var t;
					Et && ((t = this.y) == null || t.call(this)), e.__$f |= 1, e.setState({});
				};
			}(r), typeof t.type == "function" ? t.type.displayName || t.type.name : ""))), yt(n);
		}
	}), vt("__e", function(e, t, n, r) {
		yt(), e(t, n, r);
	}), vt("diffed", function(e, t) {
		yt();
		var n;
		if (typeof t.type == "string" && (n = t.__e)) {
			var r = t.__np, i = t.props, a = n.U;
			if (a) for (var o in a) {
				var s = a[o];
				s === void 0 || r && o in r || (s.d(), a[o] = void 0);
			}
			if (r) for (var c in a || (a = {}, n.U = a), r) {
				var l = a[c], u = r[c];
				l === void 0 ? (l = xt(n, c, u, i), a[c] = l) : l.o(u, i);
			}
		}
		e(t);
	}), vt("unmount", function(e, t) {
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
	}), vt("__h", function(e, t, n, r) {
		r < 3 && (t.__$f |= 2), e(t, n, r);
	}), s.prototype.shouldComponentUpdate = function(e, t) {
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
	}, Ot = function(e) {
		queueMicrotask(function() {
			queueMicrotask(e);
		});
	};
}));
// src/address.ts
function kt(...e) {
	return {
		read: (t) => e.find((e) => e === t),
		write: (e) => e
	};
}
function At(e) {
	return new Map(new URLSearchParams(e.replace(/^#/, "")));
}
function N(e, t, n) {
	let r = Ft.get(e), i = O((r === void 0 ? void 0 : n.read(r)) ?? t);
	return Pt.set(e, {
		state: i,
		usual: t,
		kind: n
	}), i;
}
function jt(e, t = () => !0) {
	let n = At(e);
	Xe(() => {
		for (let [e, { state: r, usual: i, kind: a }] of Pt) {
			if (!t(e)) continue;
			let o = n.get(e);
			r.value = (o === void 0 ? void 0 : a.read(o)) ?? i;
		}
	});
}
var P, F, Mt, Nt, Pt, Ft, It = t((() => {
	M(), P = {
		read: (e) => e,
		write: (e) => e
	}, F = {
		read: (e) => e.trim() !== "" && Number.isFinite(Number(e)) ? Number(e) : void 0,
		write: (e) => String(Number(e.toPrecision(6)))
	}, Mt = {
		read: (e) => e === "1" || e !== "0" && void 0,
		write: (e) => e ? "1" : "0"
	}, Nt = {
		read: (e) => e === "" ? [] : e.split(","),
		write: (e) => e.join(",")
	}, Pt = /* @__PURE__ */ new Map(), Ft = At(typeof location > "u" ? "" : location.hash);
}));
// src/frames.ts
function Lt(e) {
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
function Rt(e) {
	return k(() => {
		e.lang = I.value, e.dataset.theme = L.value ? "dark" : "light";
	});
}
var zt, Bt, I, Vt, Ht, Ut, Wt, Gt, L, Kt, qt, R = t((() => {
	M(), It(), zt = typeof navigator < "u" && navigator.language.startsWith("ko") ? "ko" : "en", Bt = N("lang", "", kt("en", "ko", "")), I = rt(() => Bt.value || zt), Vt = N("theme", "system", kt("system", "light", "dark")), Ht = N("hide", [], Nt), Ut = (e) => typeof matchMedia > "u" ? void 0 : matchMedia(e), Wt = Ut("(prefers-color-scheme: dark)"), Gt = O(Wt?.matches ?? !1), Wt?.addEventListener("change", (e) => Gt.value = e.matches), L = rt(() => Vt.value === "dark" || Vt.value === "system" && Gt.value), Kt = Ut("(prefers-reduced-motion: reduce)"), qt = O(Kt?.matches ?? !1), Kt?.addEventListener("change", (e) => qt.value = e.matches);
}));
// src/connection.ts
function Jt() {
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
var Yt, Xt, z, Zt = t((() => {
	M(), R(), Yt = class {
		open;
		state = O("connecting");
		asked = O(0);
		isBusy = rt(() => this.asked.value > 0);
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
				got: (e) => this.got(Lt(e)),
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
				language: I.peek()
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
				language: I.peek()
			});
			try {
				let e = await this.link?.give(o, n);
				e && this.got(Lt(e));
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
				language: I.peek()
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
	}, Xt = class {
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
	}, z = new Yt(Jt());
}));
Zt(), M();
var Qt = O({
	data: null,
	run: null
});
// src/words.ts
function $t(e, t = {}) {
	return e.replace(/\{(\w+)\}/g, (e, n) => n in t ? String(t[n]) : e);
}
function en(e, t) {
	return (n, r) => $t((I.value === "ko" ? t : e)[n], r);
}
var tn = t((() => {
	R();
}));
// src/words/doctor.en.ts
tn();
var nn = {
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
}, rn = {
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
	kept: "저장한 이름: {name}",
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
	epochCurve: "에폭별 손실",
	logScale: "로그 눈금",
	log: "또는 다른 학습의 기록:",
	accuracy: "정확도",
	validationAccuracy: "검증 정확도",
	notes: "실행의 알림"
};
M(), It();
var B = N("d.run", "", P), an = O([]), on = O(void 0), sn = O(void 0), cn = O(void 0), ln = O(void 0), un = O(void 0), dn = O(void 0), fn = O(""), pn = (e) => {
	ln.value = un.value = void 0, dn.value = e.text;
};
function mn(e) {
	let { header: t, arrays: n } = e;
	t.kind === "check" ? ln.value = t : t.kind === "log" ? (ln.value = void 0, sn.value = {
		...t,
		curves: n
	}) : (ln.value = cn.value = void 0, fn.value = "", on.value = {
		...t,
		curves: n
	});
}
var hn, gn = "";
function _n() {
	B.value && (hn !== void 0 && z.forget(hn), dn.value = on.value = sn.value = cn.value = void 0, ln.value = {
		number: 0,
		of: 0,
		en: "",
		ko: ""
	}, gn = B.value, hn = z.ask("doctor.open", { run: B.value }, mn, pn));
}
function vn() {
	B.value && (gn !== B.value || B.value === "trained") && _n();
}
function yn(e) {
	dn.value = cn.value = void 0, fn.value = "", un.value = {
		check: e,
		number: 0,
		of: 0
	}, z.ask("doctor.try", { check: e }, ({ header: t, arrays: n }) => {
		t.kind === "training" ? un.value = {
			check: e,
			number: t.number + 1,
			of: t.of
		} : (un.value = void 0, cn.value = {
			...t,
			curves: n
		});
	}, pn);
}
function bn() {
	ln.value = {
		number: 0,
		of: 0,
		en: "",
		ko: ""
	}, z.ask("doctor.next", {}, mn, pn);
}
function xn() {
	z.ask("doctor.store", {}, ({ header: e }) => fn.value = e.run, pn);
}
function Sn() {
	return z.whenOpen(() => {
		let e = [];
		z.ask("runs.list", {}, ({ header: t }) => {
			e.push(...t.runs.map((e) => e.name)), t.more || (an.value = e);
		}), gn = "", vn();
	});
}
async function Cn(e) {
	dn.value = void 0, await z.give("doctor.file", { name: e.name }, e, ({ header: t }) => {
		B.value = t.key, wn.value = [...wn.value, {
			key: t.key,
			name: e.name
		}], _n();
	}, pn);
}
var wn = O([]);
// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
function V(e, t, n, r, i, a) {
	t ||= {};
	var o, s, c = t;
	if ("ref" in c && typeof e != "function") for (s in c = {}, t) s == "ref" ? o = t[s] : c[s] = t[s];
	var l = {
		type: e,
		props: c,
		key: n,
		ref: o,
		__k: null,
		__: null,
		__b: 0,
		__e: null,
		__c: null,
		constructor: Tn,
		__v: --En,
		__i: -1,
		__u: 0
	};
	return (i || a) && (l.__source = i, l.__self = a), w.vnode && w.vnode(l), l;
}
var Tn, En, H = t((() => {
	Se(), Tn = Symbol.for("pv"), En = 0, Array.isArray;
}));
// src/parts/Canvas.tsx
function Dn({ draw: e, ratio: t = 1, most: n = 1e400, high: r, canvasRef: i, ...a }) {
	let o = Te(null), s = Te(e);
	s.current = e;
	let c = Te(() => {});
	return we(() => {
		let e = o.current;
		if (!e) return;
		i && (i.current = e);
		let t = 0, n = () => {}, r = () => {
			n();
			let t = !0;
			n = k(() => {
				if (!t) return a();
				let n = e.clientWidth, r = e.clientHeight, i = window.devicePixelRatio || 1;
				(e.width !== Math.round(n * i) || e.height !== Math.round(r * i)) && (e.width = Math.round(n * i), e.height = Math.round(r * i));
				let o = e.getContext("2d");
				o.setTransform(i, 0, 0, i, 0, 0), o.clearRect(0, 0, n, r), n > 0 && s.current(o, n, r), t = !1;
			});
		}, a = () => {
			t ||= requestAnimationFrame(() => {
				t = 0, r();
			});
		};
		c.current = a;
		let l = new ResizeObserver(a);
		return l.observe(e), r(), () => {
			l.disconnect(), cancelAnimationFrame(t), n();
		};
	}, []), we(() => c.current()), /* @__PURE__ */ V("canvas", {
		...a,
		ref: o,
		style: r === void 0 ? {
			aspectRatio: `1 / ${t}`,
			maxHeight: n === 1e400 ? void 0 : `${n}px`
		} : { height: `${r}px` }
	});
}
var On = t((() => {
	M(), E(), H();
}));
// src/parts/colors.tsx
function kn(e) {
	let t = Math.max(-1, Math.min(1, e)), n = L.value ? [
		28,
		32,
		38
	] : [
		255,
		255,
		255
	], r = t < 0 ? L.value ? [
		92,
		179,
		238
	] : [
		0,
		114,
		178
	] : L.value ? [
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
function An(e) {
	let t = Math.max(0, Math.min(1, e)), n = L.value ? [
		10,
		36,
		66
	] : [
		120,
		172,
		214
	], r = L.value ? [
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
function jn({ index: e }) {
	return /* @__PURE__ */ V("svg", {
		class: "swatch",
		width: "26",
		height: "10",
		"aria-hidden": "true",
		children: /* @__PURE__ */ V("line", {
			x1: "1",
			y1: "5",
			x2: "25",
			y2: "5",
			stroke: U(e),
			"stroke-width": "3",
			"stroke-dasharray": Fn(e).join(" ")
		})
	});
}
var Mn, Nn, Pn, U, Fn, W, In = t((() => {
	R(), H(), Mn = [
		"#D55E00",
		"#0072B2",
		"#00865f",
		"#B4538F",
		"#8c5f00",
		"#2a7fb0",
		"#5b5b5b"
	], Nn = [
		"#ff8a3d",
		"#5cb3ee",
		"#2fc498",
		"#e79bc8",
		"#f0b429",
		"#8fd0f5",
		"#c9c9c9"
	], Pn = [
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
	], U = (e) => (L.value ? Nn : Mn)[e % Mn.length], Fn = (e) => Pn[e % Pn.length], W = () => L.value ? {
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
}));
// src/parts/numbers.ts
function G(e, t = 4) {
	if (e == null || Number.isNaN(e)) return "–";
	if (!Number.isFinite(e)) return e > 0 ? "∞" : "−∞";
	let n = Math.abs(e);
	return (n !== 0 && (n >= 1e5 || n < 1e-4) ? e.toExponential(Math.max(t - 2, 1)) : String(Number(e.toPrecision(t)))).replace("e+", "e").replace(/-/g, "−");
}
var Ln, Rn, zn, K = t((() => {
	Ln = (e, t, n, r) => r ? t * (n / t) ** e : t + (n - t) * e, Rn = (e, t, n, r) => {
		let i = r ? Math.log(e / t) / Math.log(n / t) : (e - t) / (n - t);
		return Math.max(0, Math.min(1, i));
	}, zn = (e, t = 3) => Number(e.toPrecision(t));
}));
// src/parts/ticks.ts
function Bn(e, t) {
	let [n, r] = [Math.ceil(Math.log10(e) - 1e-9), Math.floor(Math.log10(t) + 1e-9)], i = Math.max(1, Math.ceil((r - n + 1) / 8)), a = [];
	for (let e = n; e <= r; e += i) a.push(10 ** e);
	return a;
}
function Vn(e, t, n, r = 5) {
	if (n) {
		let n = Bn(e, t);
		return n.length > 1 ? n : Hn(e, t);
	}
	let i = (t - e) / r, a = 10 ** Math.floor(Math.log10(i)), o = [
		1,
		2,
		5,
		10
	].map((e) => e * a).find((e) => e >= i * .999), s = [];
	for (let n = Math.ceil(e / o - 1e-9); n * o <= t + 1e-9 * o; n++) s.push(n * o);
	return s;
}
function Hn(e, t) {
	let n = Math.floor(Math.log10(e)), r = [
		0,
		1,
		2
	].flatMap((e) => [
		1,
		2,
		5
	].map((t) => Number((t * 10 ** (n + e)).toPrecision(1)))).filter((n) => n >= e && n <= t);
	return r.length > 1 ? r : [e, t].map((e) => Number(e.toPrecision(2)));
}
var Un, Wn = t((() => {
	Un = (e, t, n, r) => r ? Math.log(e / t) / Math.log(n / t) : (e - t) / (n - t);
}));
On(), In(), K(), Wn();
var Gn = 1e14, q = {
	left: 54,
	right: 10,
	top: 8,
	bottom: 22
};
function Kn(e, t, { log: n = !1, logX: r = !1, low: i, high: a }) {
	let [o, s] = qn(t.map(({ y: e }) => e), n);
	if (n) {
		if (o > 0 || (o = 1e-12), s > o || (s = o * 10), s / o > Gn) {
			let e = Math.max(...t.map(({ y: e }) => Array.from(e).find((e) => e > 0 && e < 1e400) ?? 0));
			s / e > e / o ? s = o * Gn : o = s / Gn;
		}
		[o, s] = [o / 1.5, s * 1.5];
	} else {
		let e = .06 * (s - o || Math.abs(s) || 1);
		[o, s] = [o - e, s + e];
	}
	let [c, l] = qn([e], r);
	return l > c || (l = r ? c * 10 : c + 1), {
		x: [c, l],
		y: [i ?? o, a ?? s],
		logX: r,
		log: n
	};
}
function qn(e, t) {
	let [n, r] = [1e400, -1e400];
	for (let i of e) for (let e = 0; e < i.length; e++) {
		let a = i[e];
		!Number.isFinite(a) || t && a <= 0 || (a < n && (n = a), a > r && (r = a));
	}
	return n <= r ? [n, r] : t ? [.1, 1] : [0, 1];
}
function Jn(e, t, n) {
	let r = 0, i = 1e400;
	for (let a = 0; a < e.length; a++) {
		let o = Math.abs(Un(e[a], ...t.x, t.logX) - n);
		o < i && ([r, i] = [a, o]);
	}
	return r;
}
function Yn(e, t, n, r, i, a, o, s, c) {
	let { muted: l, text: u, line: d, ground: f } = W(), [p, m] = [t - q.left - q.right, n - q.top - q.bottom], h = (e) => q.left + p * Un(e, ...a.x, a.logX), g = (e) => q.top + m * (1 - Un(e, ...a.y, a.log));
	e.font = "11px system-ui, sans-serif", e.lineWidth = 1, e.strokeStyle = d, e.fillStyle = l;
	let _ = (t, n, r, i) => {
		e.beginPath(), e.moveTo(t, n), e.lineTo(r, i), e.stroke();
	};
	e.textAlign = "right", e.textBaseline = "middle";
	for (let n of Vn(...a.y, a.log, Math.max(2, m / 30))) _(q.left, g(n), t - q.right, g(n)), e.fillText(G(n, 3), q.left - 6, g(n));
	e.textAlign = "center";
	for (let t of Vn(...a.x, a.logX, Math.max(2, p / 60))) _(h(t), q.top, h(t), n - q.bottom), e.fillText(G(t, 3), h(t), n - q.bottom + 12);
	e.save(), e.beginPath(), e.rect(q.left, q.top - 4, p + 4, m + 8), e.clip();
	for (let { y: t, color: n, dash: o, dots: s } of i) {
		e.strokeStyle = e.fillStyle = n, e.lineWidth = 2, e.setLineDash(o);
		let i = new Path2D(), l = (e) => e >= 0 && e < t.length && Number.isFinite(g(t[e])) && !(a.log && t[e] <= 0);
		for (let n = 0; n < t.length; n++) {
			if (!l(n)) continue;
			let [a, o] = [h(r[n]), g(t[n])];
			l(n - 1) && !s ? i.lineTo(a, o) : i.moveTo(a, o), (s || !(l(n - 1) || l(n + 1))) && e.fillRect(a - 2.5, o - 2.5, 5, 5);
		}
		e.stroke(i), c !== void 0 && l(c) && (e.setLineDash([]), e.beginPath(), e.arc(h(r[c]), g(t[c]), 4, 0, 7), e.fill(), e.strokeStyle = f, e.stroke());
	}
	e.lineWidth = 1;
	for (let r of o) {
		e.strokeStyle = e.fillStyle = l, e.setLineDash([4, 4]), _(h(r.x), q.top, h(r.x), n - q.bottom);
		let i = h(r.x) + 8 + e.measureText(r.label).width > t - q.right;
		e.textAlign = i ? "right" : "left", e.fillText(r.label, h(r.x) + (i ? -4 : 4), q.top + 6);
	}
	e.setLineDash([]), e.strokeStyle = u, s !== void 0 && _(h(s), q.top, h(s), n - q.bottom), e.restore();
}
M(), E(), In(), K(), Wn(), H();
function Xn(e) {
	let { title: t, x: n, curves: r, at: i, marks: a = [], onPick: o, height: s = 170 } = e, c = Te(null), l = j(void 0), u = Ee(() => Kn(n, r, e), [
		n,
		r,
		e.log,
		e.logX,
		e.low,
		e.high
	]), d = n.length - 1, f = l.value === void 0 || d < 0 ? void 0 : Math.min(l.value, d), p = f ?? (i === void 0 || d < 0 ? d : Jn(n, u, Un(i, ...u.x, u.logX))), m = r.map((e, t) => ({
		y: e.y,
		color: e.color ?? U(t),
		dash: e.dash ?? Fn(t),
		dots: e.dots ?? !1
	})), h = (e) => {
		let t = c.current.getBoundingClientRect();
		return Jn(n, u, (e.clientX - t.left - q.left) / (t.width - q.left - q.right));
	}, g = (e) => {
		let t = e.shiftKey ? Math.max(1, Math.round(d / 10)) : 1, r = {
			ArrowLeft: p - t,
			ArrowRight: p + t,
			Home: 0,
			End: d
		}[e.key];
		r !== void 0 && (e.preventDefault(), l.value = Math.max(0, Math.min(d, r)), o?.(n[l.value]));
	}, _ = r.map(({ label: e, y: t }) => `${e}: ${G(t[p])}`);
	return /* @__PURE__ */ V("figure", {
		class: "chart",
		children: [
			/* @__PURE__ */ V("figcaption", { children: t }),
			/* @__PURE__ */ V(Dn, {
				canvasRef: c,
				class: "curves",
				high: s,
				role: "slider",
				tabIndex: 0,
				"aria-label": t,
				"aria-valuemin": 0,
				"aria-valuemax": Math.max(0, d),
				"aria-valuenow": Math.max(0, p),
				"aria-valuetext": d < 0 ? "–" : `${e.xLabel ?? "x"} ${G(n[p])}: ${_.join(", ")}`,
				onPointerMove: (e) => l.value = d < 0 ? void 0 : h(e),
				onPointerLeave: () => l.value = void 0,
				onBlur: () => l.value = void 0,
				onKeyDown: g,
				onClick: (e) => d >= 0 && o?.(n[h(e)]),
				draw: (e, t, r) => Yn(e, t, r, n, m, u, a, i, f)
			}),
			/* @__PURE__ */ V("p", {
				class: "read",
				"aria-hidden": "true",
				children: [/* @__PURE__ */ V("span", { children: [
					e.xLabel ?? "x",
					": ",
					G(n[p])
				] }), r.map(({ label: e, y: t, dots: n }, r) => /* @__PURE__ */ V("span", { children: [
					/* @__PURE__ */ V("svg", {
						width: "20",
						height: "8",
						children: n ? /* @__PURE__ */ V("rect", {
							x: "7",
							y: "1",
							width: "6",
							height: "6",
							fill: m[r].color
						}) : /* @__PURE__ */ V("line", {
							x1: "0",
							x2: "20",
							y1: "4",
							y2: "4",
							stroke: m[r].color,
							"stroke-width": "2.5",
							"stroke-dasharray": m[r].dash.join(" ")
						})
					}),
					" ",
					e,
					": ",
					G(t[p])
				] }, e))]
			})
		]
	});
}
M(), R(), H();
var Zn = O(!1), Qn = (e, t) => e ? Array.from({ length: e.shape[0] }, (n, r) => e.data[2 * r + t]) : [];
function $n() {
	let { verdict: e, headline: t, findings: n, open: r, curves: i } = sn.value, a = I.value;
	return /* @__PURE__ */ V("div", {
		class: "columns",
		children: [/* @__PURE__ */ V("div", { children: [
			/* @__PURE__ */ V("div", {
				class: "verdict",
				"data-verdict": e,
				children: /* @__PURE__ */ V("p", {
					role: "status",
					children: [
						/* @__PURE__ */ V(gr, { verdict: e }),
						" ",
						t[a]
					]
				})
			}),
			/* @__PURE__ */ V("ol", {
				class: "problems",
				children: n.map((e) => /* @__PURE__ */ V("li", {
					class: "panel",
					children: [/* @__PURE__ */ V("p", { children: [
						/* @__PURE__ */ V(gr, { verdict: e.verdict }),
						" ",
						e.says[a]
					] }), e.advice[a] && /* @__PURE__ */ V("p", {
						class: "advice",
						children: e.advice[a]
					})]
				}, e.name))
			}),
			/* @__PURE__ */ V("p", {
				class: "muted small",
				children: r[a]
			})
		] }), /* @__PURE__ */ V("section", {
			class: "panel history",
			"aria-label": J("history"),
			children: [/* @__PURE__ */ V("label", {
				class: "small",
				children: [
					/* @__PURE__ */ V("input", {
						type: "checkbox",
						checked: Zn.value,
						onChange: (e) => Zn.value = e.currentTarget.checked
					}),
					" ",
					J("logScale")
				]
			}), [
				"loss",
				"validation_loss",
				"accuracy",
				"validation_accuracy",
				"rate"
			].map((e) => i[e] && /* @__PURE__ */ V(Xn, {
				title: J(er[e]),
				x: Qn(i[e], 0),
				curves: [{
					label: J(er[e]),
					y: Qn(i[e], 1)
				}],
				xLabel: J("step"),
				log: Zn.value && e.endsWith("loss"),
				height: 150
			}, e))]
		})]
	});
}
var er = {
	loss: "trainLoss",
	validation_loss: "validationLoss",
	accuracy: "accuracy",
	validation_accuracy: "validationAccuracy",
	rate: "rate"
};
M(), E(), K(), H();
var tr = O(0), nr = O(!0), rr = () => {
	let e = on.value;
	return e ? e.problems.map((t) => e.findings.find((e) => e.check === t)?.step ?? null).find((e) => e !== null) ?? null : null;
};
k(() => {
	on.value && (tr.value = rr() ?? Math.max(0, on.value.steps - 1));
});
var ir = (e, t) => {
	let n = e.shape[1];
	return Array.from({ length: e.shape[0] }, (r, i) => e.data[i * n + t]);
};
function ar(e, t) {
	let [n, r] = [0, e.length - 1];
	for (; n < r;) {
		let i = n + r + 1 >> 1;
		e[i] <= t ? n = i : r = i - 1;
	}
	return n;
}
function or() {
	let { curves: e } = on.value, t = De(), n = ir(e.steps, 0);
	if (n.length === 0) return null;
	let r = n[n.length - 1], i = rr(), a = i === null ? [] : [{
		x: i,
		label: J("wentWrong")
	}], o = e.epochs, s = cn.value?.curves.steps, c = s ? ir(s, 0) : [], l = (c[c.length - 1] ?? 0) > r ? c : n, u = [{
		label: J("batchLoss"),
		y: sr(l, e.steps)
	}, ...s ? [{
		label: J("newRun"),
		y: sr(l, s)
	}] : []];
	return /* @__PURE__ */ V("section", {
		class: "panel history",
		"aria-label": J("history"),
		children: [
			/* @__PURE__ */ V("h2", { children: J("history") }),
			/* @__PURE__ */ V("label", {
				class: "small",
				children: [
					/* @__PURE__ */ V("input", {
						type: "checkbox",
						checked: nr.value,
						onChange: (e) => nr.value = e.currentTarget.checked
					}),
					" ",
					J("logScale")
				]
			}),
			/* @__PURE__ */ V(Xn, {
				title: J("lossCurve"),
				x: l,
				curves: u,
				xLabel: J("step"),
				log: nr.value,
				at: tr.value,
				marks: a,
				onPick: (e) => tr.value = Math.min(e, r),
				height: 220
			}),
			o.shape[0] > 1 && /* @__PURE__ */ V(Xn, {
				title: J("epochCurve"),
				x: ir(o, 0),
				curves: [{
					label: J("trainLoss"),
					y: ir(o, 1)
				}, {
					label: J("validationLoss"),
					y: ir(o, 2)
				}],
				xLabel: J("step"),
				log: nr.value,
				at: tr.value,
				marks: a,
				onPick: (e) => tr.value = e
			}),
			/* @__PURE__ */ V("label", {
				for: t,
				children: [
					J("scrub"),
					": ",
					tr.value
				]
			}),
			/* @__PURE__ */ V("input", {
				id: t,
				type: "range",
				min: 0,
				max: r,
				value: tr.value,
				"aria-valuetext": J("at", { step: tr.value }),
				onInput: (e) => tr.value = Number(e.currentTarget.value)
			}),
			/* @__PURE__ */ V(cr, { steps: n })
		]
	});
}
function sr(e, t) {
	let n = ir(t, 0), r = ir(t, 1), i = n[n.length - 1] ?? -1;
	return e.map((e) => e > i ? NaN : r[ar(n, e)]);
}
function cr({ steps: e }) {
	let { curves: t } = on.value, n = ar(e, tr.value), r = (e, t, n) => e.data[t * e.shape[1] + n], i = t.measured, a = i.shape[0] > 0, o = a ? ar(ir(i, 0), tr.value) : 0, s = t.epochs, c = ir(s, 0), l = ar(c, tr.value), u = [
		[J("loss"), r(t.steps, n, 1)],
		[J("rate"), r(t.steps, n, 2)],
		...a ? [
			[J("gradient"), r(i, o, 1)],
			[J("update"), r(i, o, 2)],
			[J("weight"), r(i, o, 3)],
			[J("cosine"), r(i, o, 4)]
		] : [],
		...c.length && c[l] <= tr.value ? [[J("trainLoss"), r(s, l, 1)], [J("validationLoss"), r(s, l, 2)]] : []
	];
	return /* @__PURE__ */ V("table", {
		"aria-label": J("at", { step: tr.value }),
		class: "reading",
		children: /* @__PURE__ */ V("tbody", { children: u.map(([e, t]) => /* @__PURE__ */ V("tr", { children: [/* @__PURE__ */ V("th", {
			scope: "row",
			children: e
		}), /* @__PURE__ */ V("td", {
			class: "number",
			children: G(t)
		})] }, e)) })
	});
}
K(), R(), H();
function lr({ finding: e, number: t, follows: n }) {
	let r = e[I.value], i = un.value;
	return /* @__PURE__ */ V("article", {
		class: "panel",
		"data-check": e.check,
		"aria-label": r.title,
		children: [
			/* @__PURE__ */ V("h2", { children: [
				/* @__PURE__ */ V(gr, { verdict: e.verdict }),
				" ",
				t,
				". ",
				r.title
			] }),
			/* @__PURE__ */ V("dl", { children: [
				/* @__PURE__ */ V("dt", { children: J("seen") }),
				/* @__PURE__ */ V("dd", { children: r.because }),
				r.expected && /* @__PURE__ */ V(o, { children: [/* @__PURE__ */ V("dt", { children: J("expected") }), /* @__PURE__ */ V("dd", { children: r.expected })] }),
				r.advice && /* @__PURE__ */ V(o, { children: [/* @__PURE__ */ V("dt", { children: J("try") }), /* @__PURE__ */ V("dd", {
					class: "advice",
					children: [r.advice, e.changes.length > 0 && /* @__PURE__ */ V("span", {
						class: "muted small",
						children: [
							" (",
							e.changes.join(" · "),
							")"
						]
					})]
				})] })
			] }),
			n.length > 0 && /* @__PURE__ */ V("p", {
				class: "small muted",
				children: J("consequences", { list: n.map((e) => e[I.value].because).join(" ") })
			}),
			/* @__PURE__ */ V("div", {
				class: "row",
				children: [e.changes.length > 0 ? /* @__PURE__ */ V("button", {
					class: "main",
					type: "button",
					disabled: i !== void 0,
					onClick: () => yn(e.check),
					children: i?.check === e.check ? J("applying", {
						number: i.number,
						of: i.of || "…"
					}) : J("apply")
				}) : /* @__PURE__ */ V("span", {
					class: "muted small",
					children: J("noChange")
				}), e.step !== null && /* @__PURE__ */ V("button", {
					class: "plain",
					type: "button",
					onClick: () => tr.value = e.step,
					children: [
						J("toTurn"),
						": ",
						e.step
					]
				})]
			}),
			cn.value?.check === e.check && /* @__PURE__ */ V(ur, {}),
			/* @__PURE__ */ V("details", {
				class: "small",
				children: [
					/* @__PURE__ */ V("summary", { children: J("why") }),
					/* @__PURE__ */ V("p", { children: r.source }),
					/* @__PURE__ */ V("p", { children: [
						J("cannotSee"),
						": ",
						r.cannot_see
					] })
				]
			})
		]
	});
}
function ur() {
	let { change: e, gain: t, others: n, [I.value]: r } = cn.value, i = t.shown ? "better" : t.worse ? "worse" : "chance";
	return /* @__PURE__ */ V("div", {
		class: "gained",
		role: "status",
		children: [
			/* @__PURE__ */ V("p", { children: /* @__PURE__ */ V("strong", { children: J("changed", { change: e }) }) }),
			/* @__PURE__ */ V(dr, {}),
			/* @__PURE__ */ V("p", { children: [
				r,
				" ",
				/* @__PURE__ */ V("strong", {
					"data-gain": i,
					children: J(i)
				})
			] }),
			n.length > 0 && /* @__PURE__ */ V("p", {
				class: "small muted",
				children: [
					J("othersTried"),
					" ",
					n.map((e) => `${e.change}: ${e.problem?.[I.value] ?? G(e.after, 3)}`).join(" · ")
				]
			}),
			/* @__PURE__ */ V("div", {
				class: "row",
				children: [
					/* @__PURE__ */ V("button", {
						class: "plain",
						type: "button",
						onClick: bn,
						children: J("goOn")
					}),
					/* @__PURE__ */ V("button", {
						class: "plain",
						type: "button",
						onClick: xn,
						disabled: fn.value !== "",
						children: J("keep")
					}),
					fn.value && /* @__PURE__ */ V("span", { children: J("kept", { name: fn.value }) })
				]
			})
		]
	});
}
function dr() {
	let { low: e, high: t, before: n, after: r, difference: i, rows: a } = cn.value.gain, o = [e, t].every(Number.isFinite), s = Math.max(Math.abs(e), Math.abs(t), Math.abs(i), 1e-9), c = (e) => 150 + 130 * e / s;
	return /* @__PURE__ */ V("figure", { children: [/* @__PURE__ */ V("p", {
		class: "small",
		children: [
			J("before"),
			" ",
			G(n, 3),
			" → ",
			J("after"),
			" ",
			G(r, 3),
			";",
			" ",
			J("interval", {
				difference: G(i, 2),
				low: G(e, 2),
				high: G(t, 2),
				rows: a
			})
		]
	}), o && /* @__PURE__ */ V("svg", {
		viewBox: "0 0 300 26",
		class: "interval",
		"aria-hidden": "true",
		children: [
			/* @__PURE__ */ V("line", {
				x1: "150",
				x2: "150",
				y1: "2",
				y2: "24",
				class: "zero"
			}),
			/* @__PURE__ */ V("line", {
				x1: c(e),
				x2: c(t),
				y1: "13",
				y2: "13",
				class: "reach"
			}),
			/* @__PURE__ */ V("line", {
				x1: c(e),
				x2: c(e),
				y1: "7",
				y2: "19",
				class: "reach"
			}),
			/* @__PURE__ */ V("line", {
				x1: c(t),
				x2: c(t),
				y1: "7",
				y2: "19",
				class: "reach"
			}),
			/* @__PURE__ */ V("circle", {
				cx: c(i),
				cy: "13",
				r: "4.5"
			})
		]
	})] });
}
E(), R(), H();
var J = en(nn, rn);
function fr() {
	we(Sn, []);
	let e = on.value;
	return /* @__PURE__ */ V("div", {
		class: "doctor",
		children: [
			/* @__PURE__ */ V(pr, {}),
			dn.value && /* @__PURE__ */ V("p", {
				class: "mistake",
				role: "alert",
				children: dn.value
			}),
			ln.value && /* @__PURE__ */ V(mr, {}),
			sn.value && /* @__PURE__ */ V($n, {}),
			e && /* @__PURE__ */ V("div", {
				class: "columns",
				children: [/* @__PURE__ */ V("div", { children: [
					/* @__PURE__ */ V(hr, {}),
					/* @__PURE__ */ V(_r, {}),
					/* @__PURE__ */ V(vr, {})
				] }), /* @__PURE__ */ V(or, {})]
			})
		]
	});
}
function pr() {
	let e = (e) => {
		B.value = e.currentTarget.value, _n();
	}, t = wn.value.some((e) => e.key === B.value) || B.value === "" || B.value === "trained" || B.value === "opened" || an.value.includes(B.value);
	return /* @__PURE__ */ V("div", {
		class: "row",
		children: [
			/* @__PURE__ */ V("label", {
				class: "boxed",
				children: [/* @__PURE__ */ V("span", { children: J("run") }), /* @__PURE__ */ V("select", {
					value: B.value,
					onChange: e,
					children: [
						/* @__PURE__ */ V("option", {
							value: "",
							children: J("choose")
						}),
						/* @__PURE__ */ V("option", {
							value: "trained",
							children: J("trained")
						}),
						Qt.value.run && /* @__PURE__ */ V("option", {
							value: "opened",
							children: J("opened")
						}),
						!t && /* @__PURE__ */ V("option", {
							value: B.value,
							children: B.value
						}),
						wn.value.map((e) => /* @__PURE__ */ V("option", {
							value: e.key,
							children: e.name
						}, e.key)),
						an.value.map((e) => /* @__PURE__ */ V("option", {
							value: e,
							children: e
						}, e))
					]
				})]
			}),
			/* @__PURE__ */ V("button", {
				class: "main",
				type: "button",
				disabled: !B.value || ln.value !== void 0,
				onClick: _n,
				children: on.value ? J("again") : J("diagnose")
			}),
			/* @__PURE__ */ V("label", {
				class: "small",
				children: [
					J("log"),
					" ",
					/* @__PURE__ */ V("input", {
						type: "file",
						onChange: (e) => {
							let t = e.currentTarget.files?.[0];
							t && Cn(t), e.currentTarget.value = "";
						}
					})
				]
			}),
			!B.value && an.value.length === 0 && /* @__PURE__ */ V("p", {
				class: "muted",
				children: J("noRuns")
			})
		]
	});
}
function mr() {
	let { number: e, of: t, [I.value]: n } = ln.value;
	return /* @__PURE__ */ V("label", {
		class: "asking",
		children: [J("asking", {
			number: t ? e + 1 : 0,
			of: t || "…",
			name: n
		}), /* @__PURE__ */ V("progress", {
			max: t || 1,
			value: e
		})]
	});
}
function hr() {
	let { verdict: e, model: t, data: n, steps: r, reason: i, notes: a } = on.value, o = I.value;
	return /* @__PURE__ */ V("div", {
		class: "verdict",
		"data-verdict": e,
		children: [
			/* @__PURE__ */ V("p", {
				role: "status",
				children: [
					/* @__PURE__ */ V(gr, { verdict: e }),
					" ",
					J(e)
				]
			}),
			/* @__PURE__ */ V("p", {
				class: "small",
				children: J("about", {
					model: t,
					data: n ?? "–",
					steps: r.toLocaleString("en"),
					reason: i?.[o] ?? ""
				})
			}),
			a.length > 0 && /* @__PURE__ */ V("details", {
				class: "small",
				children: [/* @__PURE__ */ V("summary", { children: J("notes") }), /* @__PURE__ */ V("ul", { children: a.map((e) => /* @__PURE__ */ V("li", { children: e[o] }, e.en)) })]
			})
		]
	});
}
function gr({ verdict: e }) {
	return /* @__PURE__ */ V("span", {
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
function _r() {
	let { findings: e, problems: t } = on.value;
	return /* @__PURE__ */ V("ol", {
		class: "problems",
		children: t.map((t, n) => /* @__PURE__ */ V("li", { children: /* @__PURE__ */ V(lr, {
			finding: e.find((e) => e.check === t),
			number: n + 1,
			follows: e.filter((e) => e.cause === t)
		}) }, t))
	});
}
function vr() {
	let { findings: e } = on.value;
	return /* @__PURE__ */ V(o, { children: [
		["passed", e.filter((e) => e.verdict === "pass")],
		["open", e.filter((e) => e.unjudged)],
		["notAsked", e.filter((e) => e.verdict === "skipped" && !e.unjudged)]
	].filter(([, e]) => e.length > 0).map(([e, t]) => /* @__PURE__ */ V("details", { children: [/* @__PURE__ */ V("summary", { children: J(e, { n: t.length }) }), /* @__PURE__ */ V("dl", {
		class: "small",
		children: t.map((e) => /* @__PURE__ */ V(o, { children: [/* @__PURE__ */ V("dt", { children: [
			/* @__PURE__ */ V(gr, { verdict: e.verdict }),
			" ",
			e[I.value].title
		] }), /* @__PURE__ */ V("dd", { children: e[I.value].because })] }))
	})] }, e)) });
}
// src/words/shell.en.ts
var yr, br = t((() => {
	yr = {
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
	};
})), xr, Sr = t((() => {
	xr = {
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
	};
}));
// src/parts/Mistake.tsx
function Cr({ of: e }) {
	return e.value ? /* @__PURE__ */ V("div", {
		class: "mistake",
		role: "alert",
		children: [/* @__PURE__ */ V("pre", { children: e.value.text }), /* @__PURE__ */ V("button", {
			type: "button",
			class: "plain",
			"aria-label": wr("dismiss"),
			onClick: () => e.value = void 0,
			children: "✕"
		})]
	}) : null;
}
var wr, Tr = t((() => {
	tn(), br(), Sr(), H(), wr = en(yr, xr);
}));
// src/surfaces/state.ts
function Er(e) {
	let t = Vr.value.find((t) => t.startsWith(`${e}:`));
	if (t === void 0) return;
	let n = t.slice(e.length + 1);
	return n === "auto" ? "auto" : Number(n);
}
function Dr(e, t) {
	let n = Vr.value.filter((t) => !t.startsWith(`${e}:`));
	Vr.value = t === void 0 ? n : [...n, `${e}:${t}`];
}
function Or() {
	return {
		surface: Ar.value,
		condition: jr.value,
		span: Mr.value
	};
}
function kr() {
	let e = {};
	for (let t of Br.value) {
		let n = Er(t);
		n !== void 0 && n === n && (e[t] = n);
	}
	return {
		...Or(),
		start: [Nr.value, Pr.value],
		optimizers: Br.value,
		rate: Fr.value,
		rates: e,
		momentum: Ir.value,
		noise: Lr.value,
		seed: Rr.value,
		steps: zr.value
	};
}
var Ar, jr, Mr, Nr, Pr, Fr, Ir, Lr, Rr, zr, Br, Vr, Hr, Ur, Wr, Gr, Kr, qr, Jr, Yr, Xr, Zr = t((() => {
	M(), It(), Ar = N("s", "ravine", P), jr = N("s.condition", 50, F), Mr = N("s.span", 3, F), Nr = N("s.x", -4, F), Pr = N("s.y", 1, F), Fr = N("s.rate", .01, F), Ir = N("s.momentum", .9, F), Lr = N("s.noise", 0, F), Rr = N("s.seed", 0, F), zr = N("s.steps", 300, F), Br = N("s.optimizers", [
		"sgd",
		"momentum",
		"adam"
	], Nt), Vr = N("s.rates", [], Nt), Hr = N("s.chosen", "sgd", P), Ur = N("s.lesson", "", P), Wr = N("s.setting", 0, F), Gr = rt(() => Br.value.includes(Hr.value) ? Hr.value : Br.value[0] ?? ""), Kr = N("s.try", [], Nt), qr = O(!1), Jr = O(30), Yr = [
		"sgd",
		"momentum",
		"nesterov",
		"adagrad",
		"rmsprop",
		"adam"
	], Xr = rt(() => JSON.stringify(Or()));
}));
Tr(), M(), Zt(), R(), Zr();
var Qr = O(void 0), $r = O(void 0), ei = O(void 0), ti = O(void 0), ni = O(void 0), ri = O(void 0), ii = O(!0), ai = O(!1), oi = (e) => ri.value = e;
function si(e, t) {
	t === Xr.peek() && ri.peek()?.of === e && (ri.value = void 0);
}
var ci = new Xt(z, "maps.draw", fi, oi), li = new Xt(z, "surfaces.race", pi, oi), ui = new Xt(z, "surfaces.step", mi, oi), di = new Xt(z, "surfaces.stability", hi, oi);
function fi(e, t) {
	let { header: n, arrays: r } = e;
	$r.value = {
		...n,
		key: t,
		grid: r.scaled.shape[0],
		scaled: r.scaled.data
	}, si("maps.draw", t);
}
function pi(e, { key: t, fields: n }) {
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
	ei.value = {
		key: t,
		fields: n,
		curvatures: r.curvatures,
		runners: o
	}, si("surfaces.race", t), performance.mark("race");
}
function mi(e, t) {
	ti.value = {
		...e.header,
		...t,
		around: e.arrays.around.data
	};
}
function hi({ header: e, arrays: t }) {
	ni.value = {
		...e,
		shape: t.radius.shape,
		radius: t.radius.data
	};
}
var gi = O(0), _i = !1;
function vi() {
	_i || (_i = !0, z.whenOpen(() => {
		z.ask("maps.list", {}, ({ header: e }) => Qr.value = e), ci.ask(Or(), Xr.peek()), yi();
	}), k(() => {
		let e = Xr.value;
		ri.value = void 0, z.state.peek() === "open" && ci.ask(Or(), e);
	}), k(yi), k(() => {
		let e = gi.value, t = ei.value, n = Gr.value, r = t?.runners.find((e) => e.optimizer === n);
		if (!ii.value || !t || !r || z.state.peek() !== "open") return;
		let { optimizers: i, rates: a, ...o } = t.fields, s = {
			...o,
			optimizer: n,
			rate: r.rate,
			step: Math.min(e, o.steps - 1)
		};
		ui.ask(s, {
			key: t.key,
			step: s.step
		});
	}), k(() => {
		let e = Gr.value === "nesterov", t = {
			start: [Nr.value, Pr.value],
			rate: Fr.value,
			momentum: Ir.value
		}, n = {
			...Or(),
			...t,
			nesterov: e
		};
		ai.value && z.state.peek() === "open" && di.ask(n, void 0);
	}));
}
function yi() {
	I.value;
	let e = kr(), t = Xr.value;
	z.state.peek() === "open" && li.ask(e, {
		key: t,
		fields: e
	});
}
var bi = () => $r.value?.key === Xr.value && ei.value?.key === Xr.value;
function xi(e) {
	Xe(() => {
		Ar.value = e;
		let t = Qr.value?.surfaces[e]?.start ?? [-Mr.value / 2, Mr.value / 2];
		[Nr.value, Pr.value] = t;
	});
}
// src/words/surfaces.en.ts
var Si, Ci = t((() => {
	Si = {
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
		sceneLabel: "The surface in space, turned by {turned}° and tilted by {tilted}°; drag it or use the arrow keys.",
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
		two_basins: "two basins",
		measuring: "Measuring …",
		pictureSays: "Instead of pixels, a linear model can be given how often each color occurs, the edges by place and direction, or how often each typical patch occurs.",
		pictureDrop: "Drop a picture here, or choose one; it stays on this computer."
	};
})), wi, Ti = t((() => {
	wi = {
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
		sceneLabel: "입체로 본 시험 함수. 돌린 각 {turned}°, 기울인 각 {tilted}°. 끌거나 화살표 키로 돌립니다.",
		point: "{kind} ({x}, {y}), f = {value}, 고윳값 {low}, {high}",
		minimum: "극소점",
		globalMinimum: "전역 최소점",
		localMinimum: "지역 최소점",
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
		two_basins: "두 골짜기",
		measuring: "측정하는 중 …",
		pictureSays: "선형 모델에는 픽셀 대신 색마다의 빈도, 위치와 방향에 따른 윤곽, 전형적인 조각의 빈도를 줄 수 있습니다.",
		pictureDrop: "여기에 그림을 놓거나 고르세요. 그림은 이 컴퓨터에만 머뭅니다."
	};
})), Y, Ei = t((() => {
	tn(), Ci(), Ti(), Y = en(Si, wi);
}));
M(), R(), In(), K(), Zr(), Ei(), H();
var Di = 8;
function Oi() {
	if (Ht.value.includes("optimizers")) return null;
	let e = Br.value, t = [...Yr, ...e.filter((e) => !Yr.includes(e))], n = (Qr.value?.optimizers ?? []).filter((e) => !t.includes(e)), r = (t) => {
		Br.value = e.includes(t) ? e.filter((e) => e !== t) : [...e, t];
	};
	return /* @__PURE__ */ V("section", {
		class: "panel",
		"aria-labelledby": "optimizers-title",
		children: [
			/* @__PURE__ */ V("h2", {
				id: "optimizers-title",
				children: Y("optimizers")
			}),
			/* @__PURE__ */ V("ul", {
				class: "optimizers",
				children: t.map((t) => /* @__PURE__ */ V("li", { children: [/* @__PURE__ */ V("label", { children: [
					/* @__PURE__ */ V("input", {
						type: "checkbox",
						checked: e.includes(t),
						disabled: !e.includes(t) && e.length >= Di,
						onChange: () => r(t)
					}),
					e.includes(t) ? /* @__PURE__ */ V(jn, { index: e.indexOf(t) }) : /* @__PURE__ */ V("span", { class: "swatch" }),
					Ai(t)
				] }), e.includes(t) && /* @__PURE__ */ V(ki, { name: t })] }, t))
			}),
			/* @__PURE__ */ V("label", {
				class: "row",
				children: [/* @__PURE__ */ V("span", { children: Y("addOptimizer") }), /* @__PURE__ */ V("select", {
					value: "",
					disabled: e.length >= Di,
					onChange: (e) => {
						let t = e.currentTarget.value;
						e.currentTarget.value = "", t && r(t);
					},
					children: [/* @__PURE__ */ V("option", {
						value: "",
						children: "…"
					}), n.map((e) => /* @__PURE__ */ V("option", {
						value: e,
						children: Ai(e)
					}, e))]
				})]
			})
		]
	});
}
function ki({ name: e }) {
	let t = Er(e), n = j(void 0), r = ei.value?.runners.find((t) => t.optimizer === e)?.rate;
	return /* @__PURE__ */ V("input", {
		class: "own-rate",
		type: "text",
		inputMode: "decimal",
		"aria-label": Y("ownRate", { name: Ai(e) }),
		title: Y("ownRateHelp"),
		placeholder: r === void 0 ? "" : G(r),
		value: n.value ?? (t === void 0 ? "" : String(t)),
		onInput: (e) => n.value = e.currentTarget.value,
		onChange: (t) => {
			let r = t.currentTarget.value.trim().toLowerCase();
			n.value = void 0;
			let i = Number(r.replace(",", "."));
			r === "" ? Dr(e, void 0) : r === "auto" ? Dr(e, "auto") : i > 0 && i <= 1e4 && Dr(e, i), Hr.value = e;
		}
	});
}
var Ai = (e) => e.replace(/_/g, "-");
M(), It(), Zr();
var ji = N("s.step", -1, F), Mi = rt(() => ei.value?.fields.steps ?? 0), Ni = rt(() => ji.value < 0 ? Mi.value : Math.min(Math.round(ji.value), Mi.value));
k(() => {
	gi.value = Ni.value;
});
function Pi(e) {
	ji.value = e >= Mi.peek() ? -1 : Math.max(0, Math.round(e));
}
function Fi() {
	!qr.peek() && Ni.peek() >= Mi.peek() && (ji.value = 0), qr.value = !qr.peek();
}
k(() => {
	if (!qr.value) return;
	let e = performance.now(), t = Ni.peek(), n = requestAnimationFrame(function r(i) {
		t += (i - e) / 1e3 * Jr.peek(), e = i, Math.floor(t) !== Ni.peek() && Pi(t), t >= Mi.peek() ? qr.value = !1 : n = requestAnimationFrame(r);
	});
	return () => cancelAnimationFrame(n);
}), E(), In(), R(), Zr(), Ei(), H();
var Ii = 1e4;
function Li() {
	let e = ei.value, t = L.value, n = Ee(() => {
		if (!e) return;
		let t = Array.from({ length: e.fields.steps + 1 }, (e, t) => t), n = Math.max(1e-9, ...e.runners.map((e) => Math.abs(e.values[0])));
		return {
			x: t,
			curves: e.runners.map((e) => {
				let t = Math.max(0, Br.peek().indexOf(e.optimizer)), r = e.values.map((e) => Math.abs(e) > Ii * n ? NaN : e);
				return {
					label: Ai(e.optimizer),
					y: r,
					color: U(t),
					dash: Fn(t)
				};
			}),
			log: e.runners.every((e) => e.values.every((e) => e >= 0 || Number.isNaN(e)))
		};
	}, [e, t]), r = e?.runners.find((e) => e.optimizer === Gr.value), i = Ee(() => {
		if (!r) return;
		let e = Math.max(0, Br.peek().indexOf(r.optimizer));
		return [{
			label: "cos θ",
			y: r.cosines.subarray(0, -1),
			color: U(e),
			dash: []
		}];
	}, [r, t]);
	return !n || !r || !i ? null : /* @__PURE__ */ V("div", {
		class: "charts",
		children: [/* @__PURE__ */ V(Xn, {
			title: Y("lossChart"),
			...n,
			xLabel: Y("step"),
			at: Ni.value,
			onPick: Pi
		}), /* @__PURE__ */ V(Xn, {
			title: Y("cosineChart", { name: Ai(r.optimizer) }),
			x: n.x.slice(0, -1),
			curves: i,
			low: -1.05,
			high: 1.05,
			height: 130,
			xLabel: Y("step"),
			at: Ni.value,
			onPick: Pi
		})]
	});
}
// node_modules/d3-array/dist/d3-array.mjs
function Ri(e, t) {
	return e == null || t == null ? NaN : e < t ? -1 : e > t ? 1 : e >= t ? 0 : NaN;
}
function zi(e, t) {
	return e == null || t == null ? NaN : t < e ? -1 : t > e ? 1 : t >= e ? 0 : NaN;
}
function Bi(e) {
	let t, n, r;
	e.length === 2 ? (t = e === Ri || e === zi ? e : Vi, n = e, r = e) : (t = Ri, n = (t, n) => Ri(e(t), n), r = (t, n) => e(t) - n);
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
function Vi() {
	return 0;
}
function Hi(e) {
	return e === null ? NaN : +e;
}
var Ui = Bi(Ri);
Ui.right, Ui.left, Bi(Hi).center;
function Wi(e, t) {
	let n = 0;
	if (t === void 0) for (let t of e) t != null && (t = +t) >= t && ++n;
	else {
		let r = -1;
		for (let i of e) (i = t(i, ++r, e)) != null && (i = +i) >= i && ++n;
	}
	return n;
}
function Gi(e, t) {
	let n, r;
	if (t === void 0) for (let t of e) t != null && (n === void 0 ? t >= t && (n = r = t) : (n > t && (n = t), r < t && (r = t)));
	else {
		let i = -1;
		for (let a of e) (a = t(a, ++i, e)) != null && (n === void 0 ? a >= a && (n = r = a) : (n > a && (n = a), r < a && (r = a)));
	}
	return [n, r];
}
Array.prototype.slice;
var Ki = Math.sqrt(50), qi = Math.sqrt(10), Ji = Math.sqrt(2);
function Yi(e, t, n) {
	let r = (t - e) / Math.max(0, n), i = Math.floor(Math.log10(r)), a = r / 10 ** i, o = a >= Ki ? 10 : a >= qi ? 5 : a >= Ji ? 2 : 1, s, c, l;
	return i < 0 ? (l = 10 ** -i / o, s = Math.round(e * l), c = Math.round(t * l), s / l < e && ++s, c / l > t && --c, l = -l) : (l = 10 ** i * o, s = Math.round(e / l), c = Math.round(t / l), s * l < e && ++s, c * l > t && --c), c < s && .5 <= n && n < 2 ? Yi(e, t, n * 2) : [
		s,
		c,
		l
	];
}
function Xi(e, t, n) {
	if (t = +t, e = +e, n = +n, !(n > 0)) return [];
	if (e === t) return [e];
	let r = t < e, [i, a, o] = r ? Yi(t, e, n) : Yi(e, t, n);
	if (!(a >= i)) return [];
	let s = a - i + 1, c = Array(s);
	if (r) {
		if (o < 0) for (let e = 0; e < s; ++e) c[e] = (a - e) / -o;
		else for (let e = 0; e < s; ++e) c[e] = (a - e) * o;
	} else if (o < 0) for (let e = 0; e < s; ++e) c[e] = (i + e) / -o;
	else for (let e = 0; e < s; ++e) c[e] = (i + e) * o;
	return c;
}
function Zi(e, t, n) {
	return t = +t, e = +e, n = +n, Yi(e, t, n)[2];
}
function Qi(e, t, n) {
	let r;
	for (;;) {
		let i = Zi(e, t, n);
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
function $i(e) {
	return Math.max(1, Math.ceil(Math.log(Wi(e)) / Math.LN2) + 1);
}
// node_modules/d3-contour/dist/d3-contour.mjs
var ea = Array.prototype.slice;
function ta(e, t) {
	return e - t;
}
function na(e) {
	for (var t = 0, n = e.length, r = e[n - 1][1] * e[0][0] - e[n - 1][0] * e[0][1]; ++t < n;) r += e[t - 1][1] * e[t][0] - e[t - 1][0] * e[t][1];
	return r;
}
var ra = (e) => () => e;
function ia(e, t) {
	for (var n = -1, r = t.length, i; ++n < r;) if (i = aa(e, t[n])) return i;
	return 0;
}
function aa(e, t) {
	for (var n = t[0], r = t[1], i = -1, a = 0, o = e.length, s = o - 1; a < o; s = a++) {
		var c = e[a], l = c[0], u = c[1], d = e[s], f = d[0], p = d[1];
		if (oa(c, d, t)) return 0;
		u > r != p > r && n < (f - l) * (r - u) / (p - u) + l && (i = -i);
	}
	return i;
}
function oa(e, t, n) {
	var r;
	return sa(e, t, n) && ca(e[r = +(e[0] === t[0])], n[r], t[r]);
}
function sa(e, t, n) {
	return (t[0] - e[0]) * (n[1] - e[1]) === (n[0] - e[0]) * (t[1] - e[1]);
}
function ca(e, t, n) {
	return e <= t && t <= n || n <= t && t <= e;
}
function la() {}
var ua = [
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
function da() {
	var e = 1, t = 1, n = $i, r = c;
	function i(e) {
		var t = n(e);
		if (Array.isArray(t)) t = t.slice().sort(ta);
		else {
			let n = Gi(e, fa);
			for (t = Xi(...Qi(n[0], n[1], t), t); t[t.length - 1] >= n[1];) t.pop();
			for (; t[1] < n[0];) t.shift();
		}
		return t.map((t) => a(e, t));
	}
	function a(e, t) {
		let n = t == null ? NaN : +t;
		if (isNaN(n)) throw Error(`invalid value: ${t}`);
		var i = [], a = [];
		return o(e, n, function(t) {
			r(t, e, n), na(t) > 0 ? i.push([t]) : a.push(t);
		}), a.forEach(function(e) {
			for (var t = 0, n = i.length, r; t < n; ++t) if (ia((r = i[t])[0], e) !== -1) {
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
		var a = [], o = [], c = l = -1, l, u, d = pa(n[0], r), f, p;
		for (ua[d << 1].forEach(m); ++c < e - 1;) u = d, d = pa(n[c + 1], r), ua[u | d << 1].forEach(m);
		for (ua[d | 0].forEach(m); ++l < t - 1;) {
			for (c = -1, d = pa(n[l * e + e], r), f = pa(n[l * e], r), ua[d << 1 | f << 2].forEach(m); ++c < e - 1;) u = d, d = pa(n[l * e + e + c + 1], r), p = f, f = pa(n[l * e + c + 1], r), ua[u | d << 1 | f << 2 | p << 3].forEach(m);
			ua[d | f << 3].forEach(m);
		}
		for (c = -1, f = n[l * e] >= r, ua[f << 2].forEach(m); ++c < e - 1;) p = f, f = pa(n[l * e + c + 1], r), ua[f << 2 | p << 3].forEach(m);
		ua[f << 3].forEach(m);
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
			var a = n[0], o = n[1], s = a | 0, c = o | 0, l = ma(r[c * e + s]);
			a > 0 && a < e && s === a && (n[0] = ha(a, ma(r[c * e + s - 1]), l, i)), o > 0 && o < t && c === o && (n[1] = ha(o, ma(r[(c - 1) * e + s]), l, i));
		});
	}
	return i.contour = a, i.size = function(n) {
		if (!arguments.length) return [e, t];
		var r = Math.floor(n[0]), a = Math.floor(n[1]);
		if (!(r >= 0 && a >= 0)) throw Error("invalid size");
		return e = r, t = a, i;
	}, i.thresholds = function(e) {
		return arguments.length ? (n = typeof e == "function" ? e : ra(Array.isArray(e) ? ea.call(e) : e), i) : n;
	}, i.smooth = function(e) {
		return arguments.length ? (r = e ? c : la, i) : r === c;
	}, i;
}
function fa(e) {
	return isFinite(e) ? e : NaN;
}
function pa(e, t) {
	return e != null && +e >= t;
}
function ma(e) {
	return e == null || isNaN(e = +e) ? -1e400 : e;
}
function ha(e, t, n, r) {
	let i = r - t, a = n - t, o = isFinite(i) || isFinite(a) ? i / a : Math.sign(i) / Math.sign(a);
	return isNaN(o) ? e : e + o - .5;
}
// src/surfaces/geometry.ts
var ga = ({ domain: [[e, t], [n, r]] }) => ({
	left: e,
	right: t,
	bottom: n,
	top: r
}), _a = (e, t, n) => (n - e.left) / (e.right - e.left) * t, va = (e, t, n) => (e.top - n) / (e.top - e.bottom) * t;
function ya(e, t, n, r, i) {
	return [e.left + r / t * (e.right - e.left), e.top - i / n * (e.top - e.bottom)];
}
function ba(e) {
	if (!e) return 1;
	let t = ga(e);
	return Math.max(.3, Math.min(1.15, (t.top - t.bottom) / (t.right - t.left)));
}
function xa(e, t, n) {
	let r = ga(e), i = e.grid, a = (t - r.left) / (r.right - r.left) * (i - 1), o = (n - r.bottom) / (r.top - r.bottom) * (i - 1), s = Math.max(0, Math.min(i - 2, Math.floor(a))), c = Math.max(0, Math.min(i - 2, Math.floor(o))), [l, u] = [a - s, o - c], d = (t, n) => e.scaled[(c + n) * i + s + t];
	return (1 - u) * ((1 - l) * d(0, 0) + l * d(1, 0)) + u * ((1 - l) * d(0, 1) + l * d(1, 1));
}
function Sa(e, t) {
	let n = [];
	for (let r = 0; r <= t && 2 * r + 1 < e.length; r++) {
		let [t, i] = [e[2 * r], e[2 * r + 1]];
		if (!(Math.abs(t) < 1e6 && Math.abs(i) < 1e6)) break;
		n.push([t, i]);
	}
	return n;
}
In(), K(), R();
var Ca = 22, wa;
function Ta(e) {
	if (wa?.map === e && wa.dark === L.value) return wa;
	let t = e.grid, n = 0;
	for (let t of e.scaled) t > n && (n = t);
	let r = document.createElement("canvas");
	r.width = r.height = t;
	let i = r.getContext("2d"), a = i.createImageData(t, t);
	e.scaled.forEach((e, r) => {
		let i = 4 * ((t - 1 - Math.floor(r / t)) * t + r % t), [o, s, c] = An(e / (n || 1));
		a.data.set([
			o,
			s,
			c,
			Number.isNaN(e) ? 0 : 255
		], i);
	}), i.putImageData(a, 0, 0);
	let o = Array.from({ length: Ca }, (e, t) => n * (t + .5) / Ca), s = da().size([t, t]).thresholds(o)(Array.from(e.scaled)).map((e) => {
		let n = new Path2D();
		for (let r of e.coordinates) for (let e of r) e.forEach(([e, r], i) => {
			let a = (e - .5) / (t - 1), o = 1 - (r - .5) / (t - 1);
			i === 0 ? n.moveTo(a, o) : n.lineTo(a, o);
		});
		return n;
	});
	return wa = {
		map: e,
		dark: L.value,
		image: r,
		lines: s
	}, wa;
}
function Ea(e, t, n, r) {
	let { image: i, lines: a } = Ta(t);
	e.imageSmoothingEnabled = !0;
	let o = [n / (t.grid - 1) / 2, r / (t.grid - 1) / 2];
	e.drawImage(i, -o[0], -o[1], n + 2 * o[0], r + 2 * o[1]), e.save(), e.scale(n, r), e.lineWidth = 1 / Math.max(n, r), e.strokeStyle = L.value ? "rgba(215,230,245,0.28)" : "rgba(30,70,110,0.3)", a.forEach((t) => e.stroke(t)), e.restore();
}
function Da(e, t, n, r, i) {
	let { text: a, ground: o } = W();
	for (let { at: s, kind: c } of t) {
		let [t, l] = [_a(n, r, s[0]), va(n, i, s[1])];
		e.lineWidth = 1.6, e.strokeStyle = a, e.fillStyle = o, e.beginPath(), c === "minimum" ? e.arc(t, l, 5, 0, 7) : c === "saddle" ? (e.moveTo(t - 5, l - 5), e.lineTo(t + 5, l + 5), e.moveTo(t + 5, l - 5), e.lineTo(t - 5, l + 5)) : c === "maximum" ? (e.moveTo(t, l - 6), e.lineTo(t + 6, l + 5), e.lineTo(t - 6, l + 5), e.closePath()) : e.rect(t - 2, l - 6, 4, 12), c !== "saddle" && e.fill(), e.stroke();
	}
}
function Oa(e, t, n, r, i, a, o) {
	let s = Sa(t.points, r).map(([e, t]) => [_a(i, a, e), va(i, o, t)]);
	if (s.length === 0) return;
	let c = new Path2D();
	if (s.forEach(([e, t], n) => n ? c.lineTo(e, t) : c.moveTo(e, t)), e.lineJoin = "round", e.setLineDash([]), e.strokeStyle = W().edge, e.globalAlpha = .75, e.lineWidth = 4.5, e.stroke(c), e.globalAlpha = 1, e.strokeStyle = U(n), e.setLineDash(Fn(n)), e.lineWidth = 2.2, e.stroke(c), e.setLineDash([]), e.fillStyle = U(n), s.length <= 60) for (let [t, n] of s.slice(1)) ka(e, t, n, 2.2);
	let [l, u] = s.at(-1);
	e.strokeStyle = W().edge, e.lineWidth = 1.5, ka(e, l, u, 5), e.stroke();
}
function ka(e, t, n, r) {
	e.beginPath(), e.arc(t, n, r, 0, 7), e.fill();
}
function Aa(e, t, n) {
	e.fillStyle = W().ground, e.strokeStyle = W().text, e.lineWidth = 2, e.fillRect(t - 6, n - 6, 12, 12), e.strokeRect(t - 6, n - 6, 12, 12);
}
var ja = () => ({
	down: L.value ? "#ff7b72" : "#c1121f",
	step: L.value ? "#7cc4ff" : "#0050a8",
	up: W().muted
});
function Ma(e, t, n, r, i, a) {
	let [o, s] = [t.points[2 * n], t.points[2 * n + 1]], [c, l] = [t.gradients[2 * n], t.gradients[2 * n + 1]], u = t.cosines[n], d = [_a(r, i, o), va(r, a, s)], f = Math.hypot(c, l);
	if (!(d[0] > -50 && d[0] < i + 50 && d[1] > -50 && d[1] < a + 50) || !(f > 0)) return;
	let p = [i / (r.right - r.left), -a / (r.top - r.bottom)], m = (e, t) => {
		let [n, r] = [e * p[0], t * p[1]], i = Math.hypot(n, r) || 1;
		return [n / i, r / i];
	}, h = ja(), g = m(c, l);
	if (Na(e, d, g, 42, h.up, [4, 3]), Na(e, d, [-g[0], -g[1]], 62, h.down, []), Number.isNaN(u)) return;
	let _ = [t.points[2 * n + 2] - o, t.points[2 * n + 3] - s], v = m(..._), y = Math.hypot(_[0] * p[0], _[1] * p[1]);
	Na(e, d, v, Math.max(26, Math.min(95, y)), h.step, []);
	let [b, ee] = [Math.atan2(g[1], g[0]), Math.atan2(v[1], v[0])], x = Math.atan2(Math.sin(ee - b), Math.cos(ee - b));
	e.beginPath(), e.arc(d[0], d[1], 22, b, b + x, x < 0), e.strokeStyle = W().text, e.lineWidth = 1.2, e.stroke();
	let S = b + x / 2;
	Pa(e, `cos θ = ${G(u, 3)}`, d[0] + 34 * Math.cos(S), d[1] + 34 * Math.sin(S), i);
}
function Na(e, [t, n], [r, i], a, o, s) {
	let [c, l] = [t + r * a, n + i * a];
	e.strokeStyle = e.fillStyle = o, e.lineWidth = 3, e.setLineDash(s), e.beginPath(), e.moveTo(t, n), e.lineTo(c, l), e.stroke(), e.setLineDash([]), e.beginPath(), e.moveTo(c + r * 5, l + i * 5), e.lineTo(c - r * 7 - i * 5, l - i * 7 + r * 5), e.lineTo(c - r * 7 + i * 5, l - i * 7 - r * 5), e.fill();
}
function Pa(e, t, n, r, i) {
	e.font = "12px system-ui, sans-serif";
	let a = e.measureText(t).width, o = Math.max(2, Math.min(i - a - 6, n - a / 2));
	e.fillStyle = W().ground, e.globalAlpha = .85, e.fillRect(o - 3, r - 9, a + 6, 17), e.globalAlpha = 1, e.fillStyle = W().text, e.fillText(t, o, r + 4);
}
function Fa(e, t, n, r, i, a, o) {
	let s = [a / (i.right - i.left), o / (i.top - i.bottom)], c = Math.max(...n.map(Math.abs)) || 1;
	e.strokeStyle = W().muted, e.lineWidth = 1.2, n.forEach((n, l) => {
		let u = .06 * (i.right - i.left) * Math.min(3, Math.sqrt(c / (Math.abs(n) || 1e-9))), [d, f] = r[l], [p, m] = [_a(i, a, t[0]), va(i, o, t[1])];
		e.setLineDash(n < 0 ? [2, 3] : []), e.beginPath(), e.moveTo(p - d * u * s[0], m + f * u * s[1]), e.lineTo(p + d * u * s[0], m - f * u * s[1]), e.stroke();
	}), e.setLineDash([]);
}
M(), E(), On(), K(), Zr(), Ei(), H();
var Ia = 12;
function La() {
	let e = j(void 0), t = Te(!1), n = (e, t, n) => {
		let r = $r.value;
		if (!r) return;
		let i = ga(r);
		e.globalAlpha = r.key === Xr.value ? 1 : .35, Ea(e, r, t, n), e.globalAlpha = 1, r.key === Xr.value && Da(e, r.points, i, t, n);
		let a = ei.value;
		if (a && a.key === r.key && bi()) {
			let o = Ni.value, s = [...a.runners].sort((e, t) => Number(e.optimizer === Gr.value) - Number(t.optimizer === Gr.value));
			for (let r of s) {
				let a = Br.value.indexOf(r.optimizer);
				a >= 0 && Oa(e, r, a, o, i, t, n);
			}
			let c = a.runners.find((e) => e.optimizer === Gr.value), l = ti.value, u = Math.min(o, a.fields.steps - 1);
			c && ii.value && (l && l.key === r.key && l.step === u && l.optimizer === c.optimizer && Fa(e, l.point, l.curvatures, l.axes, i, t, n), Ma(e, c, u, i, t, n));
		}
		Aa(e, _a(i, t, Nr.value), va(i, n, Pr.value));
	}, r = (e) => {
		let t = $r.value;
		if (!t) return;
		let { left: n, top: r, width: i, height: a } = e.currentTarget.getBoundingClientRect();
		return ya(ga(t), i, a, e.clientX - n, e.clientY - r);
	}, i = (e, t) => Xe(() => {
		Nr.value = zn(e, 4), Pr.value = zn(t, 4);
	});
	return /* @__PURE__ */ V("div", {
		class: "map",
		children: [/* @__PURE__ */ V(Dn, {
			draw: n,
			ratio: ba($r.value),
			role: "application",
			tabIndex: 0,
			class: "contour",
			"aria-label": Y("mapLabel", {
				x: G(Nr.value),
				y: G(Pr.value)
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
				let { left: o, top: s, width: c, height: l } = n.currentTarget.getBoundingClientRect(), [u, d] = [n.clientX - o, n.clientY - s], f = ga($r.value), p = $r.value.points.find(({ at: [e, t] }) => Math.hypot(_a(f, c, e) - u, va(f, l, t) - d) < Ia);
				e.value = {
					x: u,
					y: d,
					text: p ? Ra(p) : `(${G(a[0], 3)}, ${G(a[1], 3)})`
				};
			},
			onPointerUp: () => t.current = !1,
			onPointerCancel: () => t.current = !1,
			onPointerLeave: () => e.value = void 0,
			onKeyDown: (e) => {
				let t = $r.value, n = {
					ArrowLeft: [-1, 0],
					ArrowRight: [1, 0],
					ArrowUp: [0, 1],
					ArrowDown: [0, -1]
				}[e.key];
				if (!t || !n) return;
				e.preventDefault();
				let r = ga(t), a = e.shiftKey ? .002 : .02;
				i(Nr.value + n[0] * a * (r.right - r.left), Pr.value + n[1] * a * (r.top - r.bottom));
			}
		}), e.value && /* @__PURE__ */ V("div", {
			class: "tip",
			style: {
				left: `${e.value.x}px`,
				top: `${e.value.y}px`
			},
			children: e.value.text
		})]
	});
}
function Ra({ kind: e, value: t, at: [n, r], curvatures: i, isGlobal: a }) {
	let o = e === "minimum" && a !== null ? a ? "globalMinimum" : "localMinimum" : e;
	return Y("point", {
		kind: Y(o === "saddle" ? "saddlePoint" : o),
		x: G(n),
		y: G(r),
		value: G(t),
		low: G(i[0]),
		high: G(i[1])
	});
}
// src/parts/NumberBox.tsx
function za(e) {
	let { label: t, value: n, low: r, high: i, whole: a } = e, o = j(void 0), s = (e) => {
		let t = Number(e);
		return e.trim() !== "" && Number.isFinite(t) && t >= r && t <= i && (!a || Number.isInteger(t)) ? t : void 0;
	}, c = (t) => {
		let r = t.currentTarget.value;
		o.value = r;
		let i = s(r);
		i !== void 0 && (n.value = i, e.onInput?.());
	}, l = o.value !== void 0 && s(o.value) === void 0, u = /* @__PURE__ */ V("input", {
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
	return e.visibleLabel ? /* @__PURE__ */ V("label", {
		class: "boxed",
		children: [/* @__PURE__ */ V("span", { children: t }), u]
	}) : u;
}
var Ba = t((() => {
	M(), H();
}));
// src/parts/Range.tsx
function Va(e) {
	let { name: t, label: n, value: r, low: i, high: a, log: o = !1, whole: s = !1 } = e, c = De();
	if (Ht.value.includes(t)) return null;
	let l = (t) => {
		r.value = t, e.onInput?.();
	};
	return /* @__PURE__ */ V("div", {
		class: "range",
		"data-name": t,
		children: [
			/* @__PURE__ */ V("label", {
				for: c,
				children: n
			}),
			/* @__PURE__ */ V(za, {
				label: n,
				value: r,
				low: i,
				high: a,
				whole: s,
				onInput: e.onInput
			}),
			/* @__PURE__ */ V("input", {
				id: c,
				type: "range",
				min: 0,
				max: Ha,
				step: s ? "any" : 1,
				value: Rn(r.value, i, a, o) * Ha,
				"aria-valuetext": G(r.value),
				onInput: (e) => {
					let t = Number(e.currentTarget.value) / Ha, n = Ln(t, i, a, o);
					l(s ? Math.round(n) : zn(n));
				}
			}),
			e.hint && /* @__PURE__ */ V("p", {
				class: "hint",
				children: e.hint
			})
		]
	});
}
var Ha, Ua = t((() => {
	E(), R(), Ba(), K(), H(), Ha = 1e3;
}));
M(), E(), R(), Ba(), Ua(), Zr(), Ei(), H();
var Wa = [
	100,
	300,
	1e3,
	3e3
], Ga = "x^4 - x^2 + y^2", Ka = O(void 0);
function qa() {
	let e = Qr.value?.surfaces, t = e !== void 0 && !(Ar.value in e);
	return /* @__PURE__ */ V("section", {
		class: "panel",
		"aria-labelledby": "controls-title",
		children: [
			/* @__PURE__ */ V("h2", {
				id: "controls-title",
				children: Y("settings")
			}),
			!Ht.value.includes("surface") && /* @__PURE__ */ V("label", {
				class: "row",
				children: [/* @__PURE__ */ V("span", { children: Y("surface") }), /* @__PURE__ */ V("select", {
					value: t ? "own" : Ar.value,
					onChange: (e) => {
						let t = e.currentTarget.value;
						Ka.value = void 0, xi(t === "own" ? Ga : t);
					},
					children: [Object.keys(e ?? { [Ar.value]: 0 }).map((e) => /* @__PURE__ */ V("option", {
						value: e,
						children: Y(e)
					}, e)), /* @__PURE__ */ V("option", {
						value: "own",
						children: Y("ownFormula")
					})]
				})]
			}),
			t ? /* @__PURE__ */ V(Ja, {}) : /* @__PURE__ */ V("p", {
				class: "formula",
				children: ["f(x, y) = ", $r.value?.formula]
			}),
			Ar.value === "ravine" && /* @__PURE__ */ V(Va, {
				name: "condition",
				label: Y("condition"),
				value: jr,
				low: 1,
				high: 1e3,
				log: !0
			}),
			/* @__PURE__ */ V("div", {
				class: "pair",
				role: "group",
				"aria-label": Y("start"),
				children: [
					/* @__PURE__ */ V("span", { children: Y("start") }),
					/* @__PURE__ */ V(za, {
						label: Y("startX"),
						value: Nr,
						low: -1e6,
						high: 1e6
					}),
					/* @__PURE__ */ V(za, {
						label: Y("startY"),
						value: Pr,
						low: -1e6,
						high: 1e6
					})
				]
			}),
			/* @__PURE__ */ V(Va, {
				name: "rate",
				label: Y("rate"),
				value: Fr,
				low: 1e-4,
				high: 10,
				log: !0
			}),
			/* @__PURE__ */ V(Va, {
				name: "momentum",
				label: Y("momentum"),
				value: Ir,
				low: 0,
				high: .995,
				hint: Y("momentumHint")
			}),
			/* @__PURE__ */ V(Va, {
				name: "noise",
				label: Y("noise"),
				value: Lr,
				low: 0,
				high: 5,
				hint: Y("noiseHint")
			}),
			/* @__PURE__ */ V("div", {
				class: "pair",
				children: [!Ht.value.includes("seed") && /* @__PURE__ */ V(za, {
					label: Y("seed"),
					value: Rr,
					low: 0,
					high: 0xffffffff,
					whole: !0,
					visibleLabel: !0
				}), !Ht.value.includes("steps") && /* @__PURE__ */ V("label", {
					class: "boxed",
					children: [/* @__PURE__ */ V("span", { children: Y("steps") }), /* @__PURE__ */ V("select", {
						value: zr.value,
						onChange: (e) => zr.value = Number(e.currentTarget.value),
						children: (Wa.includes(zr.value) ? Wa : [zr.value, ...Wa]).map((e) => /* @__PURE__ */ V("option", {
							value: e,
							children: e
						}, e))
					})]
				})]
			})
		]
	});
}
function Ja() {
	let e = De(), t = (e) => {
		e.trim() && e !== Ar.value && xi(e);
	}, n = { now: 0 };
	return /* @__PURE__ */ V("div", {
		class: "own",
		children: [
			/* @__PURE__ */ V("label", {
				for: e,
				children: Y("formula")
			}),
			/* @__PURE__ */ V("input", {
				id: e,
				type: "text",
				maxLength: 400,
				spellcheck: !1,
				autocomplete: "off",
				value: Ka.value ?? Ar.value,
				"aria-describedby": `${e}-help`,
				onInput: (e) => {
					Ka.value = e.currentTarget.value, clearTimeout(n.now), n.now = window.setTimeout(() => t(Ka.value ?? ""), 500);
				},
				onKeyDown: (e) => e.key === "Enter" && t(e.currentTarget.value)
			}),
			/* @__PURE__ */ V("p", {
				class: "hint",
				id: `${e}-help`,
				children: Y("formulaHelp")
			}),
			/* @__PURE__ */ V(Va, {
				name: "span",
				label: Y("span"),
				value: Mr,
				low: .1,
				high: 100,
				log: !0
			})
		]
	});
}
K(), Ei(), H();
function Ya() {
	let e = ei.value;
	return e ? /* @__PURE__ */ V("section", {
		class: "panel",
		"aria-labelledby": "edge-title",
		children: [
			/* @__PURE__ */ V("h2", {
				id: "edge-title",
				children: Y("edge")
			}),
			/* @__PURE__ */ V("p", {
				class: "small",
				children: Y("curvatures", { list: e.curvatures.map((e) => G(e)).join(", ") })
			}),
			/* @__PURE__ */ V("table", {
				class: "edges",
				children: [/* @__PURE__ */ V("thead", { children: /* @__PURE__ */ V("tr", { children: [
					/* @__PURE__ */ V("th", {
						scope: "col",
						children: Y("optimizer")
					}),
					/* @__PURE__ */ V("th", {
						scope: "col",
						class: "number",
						children: Y("edgeColumn")
					}),
					/* @__PURE__ */ V("th", {
						scope: "col",
						class: "number",
						children: Y("yours")
					}),
					/* @__PURE__ */ V("th", {
						scope: "col",
						children: Y("so")
					})
				] }) }), /* @__PURE__ */ V("tbody", { children: e.runners.map(({ optimizer: e, edge: t, rate: n, isAbove: r }) => /* @__PURE__ */ V("tr", { children: [
					/* @__PURE__ */ V("th", {
						scope: "row",
						children: Ai(e)
					}),
					/* @__PURE__ */ V("td", {
						class: "number",
						children: t === null ? "–" : G(t)
					}),
					/* @__PURE__ */ V("td", {
						class: "number",
						children: G(n)
					}),
					/* @__PURE__ */ V("td", {
						class: t === null ? "muted" : r ? "bad" : "good",
						children: t === null ? Y("noBound") : r ? `✗ ${Y("above")}` : `✓ ${Y("below")}`
					})
				] }, e)) })]
			}),
			/* @__PURE__ */ V("p", {
				class: "hint",
				children: Y("edgeHint")
			})
		]
	}) : null;
}
M(), Zt(), R();
var Xa = O(void 0), Za = !1;
function Qa() {
	Za || (Za = !0, k(() => {
		I.value, z.state.value === "open" && z.ask("lessons.list", {}, ({ header: e }) => Xa.value = e);
	}));
}
// src/words/lessons.en.ts
var $a = {
	tooSmall: "wrong: 0.002",
	tooLarge: "wrong: 0.22",
	right: "right: 0.15",
	beyond: "wrong: 0.201",
	within: "right: 0.199",
	withoutNoise: "wrong: σ = 0",
	withNoise: "right: σ = 0.1",
	batchOne: "wrong: batch 1, at this rate",
	batchMany: "right: batch 64",
	batchFull: "right: full batch",
	plain: "plain",
	withMomentum: "with momentum",
	acrossOnly: "wrong: plain",
	alongToo: "right: with momentum",
	newton: "wrong: Newton",
	saddleFree: "right: saddle-free",
	constantRate: "wrong: 0.3",
	smallerRate: "right: 0.02",
	adaptive: "right: adam",
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
	angleSays: "A plain step has cos θ = −1; with momentum the step keeps going where it went, and some go uphill.",
	onSurfaces: "on surfaces",
	withSettings: "with settings to try",
	pictureTitle: "Colors, edges and words of your own picture",
	losses: "losses, measured",
	penalties: "penalties, measured",
	learning_rate: "learning rate, measured",
	batch: "batch, measured",
	points: "points, measured",
	direction: "direction, measured",
	gradient: "gradient, measured",
	search: "search, measured"
}, eo = {
	tooSmall: "잘못: 0.002",
	tooLarge: "잘못: 0.22",
	right: "바름: 0.15",
	beyond: "잘못: 0.201",
	within: "바름: 0.199",
	withoutNoise: "잘못: σ = 0",
	withNoise: "바름: σ = 0.1",
	batchOne: "잘못: 이 학습률에 배치 1",
	batchMany: "바름: 배치 64",
	batchFull: "바름: 전체 배치",
	plain: "기본 경사 하강법",
	withMomentum: "모멘텀 사용",
	acrossOnly: "잘못: 기본 경사 하강법",
	alongToo: "바름: 모멘텀 사용",
	newton: "잘못: 뉴턴 방법",
	saddleFree: "바름: 안장점을 피하는 뉴턴 방법",
	constantRate: "잘못: 0.3",
	smallerRate: "바름: 0.02",
	adaptive: "바름: adam",
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
	basinsSays: "경사 하강법은 가장 낮은 점이 아니라 출발한 골짜기의 극소점을 찾습니다.",
	angleTitle: "곧장 내려가지 않는 스텝",
	angleSays: "기본 스텝은 cos θ = −1입니다. 모멘텀을 쓰면 가던 방향으로 계속 가므로 올라가는 스텝도 있습니다.",
	onSurfaces: "시험 함수에서",
	withSettings: "설정을 바꾸어 보기",
	pictureTitle: "내 그림의 색, 윤곽, 시각 단어",
	losses: "측정: 손실",
	penalties: "측정: 규제",
	learning_rate: "측정: 학습률",
	batch: "측정: 배치",
	points: "측정: 임계점",
	direction: "측정: 방향",
	gradient: "측정: 기울기 계산",
	search: "측정: 탐색"
}, to = "s=ravine&s.condition=10&s.x=-4&s.y=1", no = "s=x%5E4%2F4%20-%20x%5E2%2F2%20%2B%20y%5E2%2F2&s.span=2&s.x=0&s.y=1.5&s.rate=0.1&s.steps=300&s.optimizers=sgd", ro = [
	{
		key: "rates",
		title: "ratesTitle",
		says: "ratesSays",
		settings: [
			{
				label: "tooSmall",
				hash: `${to}&s.rate=0.002&s.optimizers=sgd`
			},
			{
				label: "tooLarge",
				hash: `${to}&s.rate=0.22&s.optimizers=sgd`
			},
			{
				label: "right",
				hash: `${to}&s.rate=0.15&s.optimizers=sgd`
			}
		]
	},
	{
		key: "edge",
		title: "edgeTitle",
		says: "edgeSays",
		settings: [{
			label: "beyond",
			hash: `${to}&s.rate=0.201&s.steps=1000&s.optimizers=sgd`
		}, {
			label: "within",
			hash: `${to}&s.rate=0.199&s.steps=1000&s.optimizers=sgd`
		}]
	},
	{
		key: "saddle",
		title: "saddleTitle",
		says: "saddleSays",
		settings: [{
			label: "withoutNoise",
			hash: `${no}&s.noise=0`
		}, {
			label: "withNoise",
			hash: `${no}&s.noise=0.1`
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
			label: "acrossOnly",
			hash: "s=ravine&s.condition=100&s.rate=0.018&s.optimizers=sgd&s.steps=300"
		}, {
			label: "alongToo",
			hash: "s=ravine&s.condition=100&s.rate=0.018&s.optimizers=momentum&s.chosen=momentum&s.steps=300"
		}]
	},
	{
		key: "newton",
		title: "newtonTitle",
		says: "newtonSays",
		settings: [{
			label: "newton",
			hash: `${no.replace("s.optimizers=sgd", "s.optimizers=newton")}&s.x=0.4&s.y=1.2&s.chosen=newton`
		}, {
			label: "saddleFree",
			hash: `${no.replace("s.optimizers=sgd", "s.optimizers=saddle_free_newton")}&s.x=0.4&s.y=1.2&s.chosen=saddle_free_newton`
		}]
	},
	{
		key: "cycle",
		title: "cycleTitle",
		says: "cycleSays",
		settings: [{
			label: "constantRate",
			hash: `${to}&s.rate=0.3&s.optimizers=rmsprop&s.chosen=rmsprop`
		}, {
			label: "smallerRate",
			hash: `${to}&s.rate=0.02&s.optimizers=rmsprop&s.chosen=rmsprop`
		}]
	},
	{
		key: "plateau",
		title: "plateauTitle",
		says: "plateauSays",
		settings: [{
			label: "acrossOnly",
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
];
M(), E(), It(), tn(), Zr(), Ei(), H();
var io = en($a, eo), ao = [
	"losses",
	"penalties",
	"learning_rate",
	"batch",
	"points",
	"direction",
	"gradient",
	"search"
];
function oo() {
	we(Qa, []);
	let e = ro.find((e) => e.key === Ur.value), { trials: t = [], experiments: n = [] } = Xa.value ?? {};
	return /* @__PURE__ */ V("section", {
		class: "lessons",
		"aria-label": Y("lesson"),
		children: [/* @__PURE__ */ V("label", {
			class: "row",
			children: [/* @__PURE__ */ V("span", { children: Y("lesson") }), /* @__PURE__ */ V("select", {
				value: Ur.value,
				onChange: (e) => so(e.currentTarget.value),
				children: [
					/* @__PURE__ */ V("option", {
						value: "",
						children: Y("noLesson")
					}),
					!Xa.value && !e && Ur.value && /* @__PURE__ */ V("option", {
						value: Ur.value,
						children: "…"
					}),
					/* @__PURE__ */ V("optgroup", {
						label: io("onSurfaces"),
						children: ro.map((e) => /* @__PURE__ */ V("option", {
							value: e.key,
							children: io(e.title)
						}, e.key))
					}),
					/* @__PURE__ */ V("optgroup", {
						label: io("withSettings"),
						children: [t.map(({ name: e, title: t }) => /* @__PURE__ */ V("option", {
							value: `try:${e}`,
							children: t
						}, e)), /* @__PURE__ */ V("option", {
							value: "picture",
							children: io("pictureTitle")
						})]
					}),
					ao.map((e) => /* @__PURE__ */ V("optgroup", {
						label: io(e),
						children: n.filter((t) => t.group === e).map(({ name: e, claim: t }) => /* @__PURE__ */ V("option", {
							value: `experiment:${e}`,
							children: t
						}, e))
					}, e))
				]
			})]
		}), e && /* @__PURE__ */ V(o, { children: [/* @__PURE__ */ V("span", {
			class: "settings",
			role: "group",
			"aria-label": Y("setting"),
			children: e.settings.map(({ label: t }, n) => /* @__PURE__ */ V("button", {
				type: "button",
				class: "plain",
				"aria-pressed": Wr.value === n,
				onClick: () => co(e, n),
				children: io(t)
			}, t))
		}), /* @__PURE__ */ V("p", { children: io(e.says) })] })]
	});
}
function so(e) {
	let t = ro.find((t) => t.key === e);
	t ? co(t, 0) : Xe(() => {
		Ur.value = e, Kr.value = [];
	});
}
function co(e, t) {
	jt(`${e.settings[t].hash}&s.lesson=${e.key}&s.setting=${t}`, (e) => e === "s" || e.startsWith("s."));
}
E(), R(), Zr(), Ei(), H();
var lo = [
	5,
	15,
	30,
	60,
	200
];
function uo() {
	let e = De();
	return Ht.value.includes("player") ? null : /* @__PURE__ */ V("div", {
		class: "player",
		role: "group",
		"aria-label": Y("playing"),
		children: [
			/* @__PURE__ */ V("button", {
				type: "button",
				class: "plain",
				"aria-label": Y("toStart"),
				title: Y("toStart"),
				onClick: () => Pi(0),
				children: /* @__PURE__ */ V(fo, { d: "M3 2v12M13 2 5 8l8 6z" })
			}),
			/* @__PURE__ */ V("button", {
				type: "button",
				class: "plain",
				"aria-label": Y("stepBack"),
				title: Y("stepBack"),
				onClick: () => Pi(Ni.value - 1),
				children: /* @__PURE__ */ V(fo, { d: "M12 2 4 8l8 6z" })
			}),
			/* @__PURE__ */ V("button", {
				type: "button",
				class: "main play",
				onClick: Fi,
				children: qr.value ? Y("pause") : Y("play")
			}),
			/* @__PURE__ */ V("button", {
				type: "button",
				class: "plain",
				"aria-label": Y("stepOn"),
				title: Y("stepOn"),
				onClick: () => Pi(Ni.value + 1),
				children: /* @__PURE__ */ V(fo, { d: "M4 2l8 6-8 6z" })
			}),
			/* @__PURE__ */ V("button", {
				type: "button",
				class: "plain",
				"aria-label": Y("toEnd"),
				title: Y("toEnd"),
				onClick: () => Pi(Mi.value),
				children: /* @__PURE__ */ V(fo, { d: "M13 2v12M3 2l8 6-8 6z" })
			}),
			/* @__PURE__ */ V("label", {
				class: "scrub",
				for: e,
				children: /* @__PURE__ */ V("span", { children: Y("stepOf", {
					step: Ni.value,
					last: Mi.value
				}) })
			}),
			/* @__PURE__ */ V("input", {
				id: e,
				class: "scrubber",
				type: "range",
				min: 0,
				max: Mi.value,
				step: 1,
				value: Ni.value,
				onInput: (e) => {
					qr.value = !1, Pi(Number(e.currentTarget.value));
				}
			}),
			/* @__PURE__ */ V("label", {
				class: "speed",
				children: [/* @__PURE__ */ V("span", {
					class: "unseen",
					children: Y("speed")
				}), /* @__PURE__ */ V("select", {
					value: Jr.value,
					onChange: (e) => Jr.value = Number(e.currentTarget.value),
					children: lo.map((e) => /* @__PURE__ */ V("option", {
						value: e,
						children: Y("stepsPerSecond", { value: e })
					}, e))
				})]
			})
		]
	});
}
var fo = ({ d: e }) => /* @__PURE__ */ V("svg", {
	width: "16",
	height: "16",
	viewBox: "0 0 16 16",
	"aria-hidden": "true",
	fill: "currentColor",
	stroke: "currentColor",
	"stroke-width": "1.6",
	children: /* @__PURE__ */ V("path", { d: e })
});
In(), K(), Zr(), Ei(), H();
function po() {
	let e = ei.value;
	if (!e) return null;
	let t = Ni.value;
	return /* @__PURE__ */ V("section", {
		class: "panel scrolls",
		"aria-labelledby": "results-title",
		children: [
			/* @__PURE__ */ V("h2", {
				id: "results-title",
				children: Y("results", { step: t })
			}),
			/* @__PURE__ */ V("table", {
				class: "results",
				children: [/* @__PURE__ */ V("thead", { children: /* @__PURE__ */ V("tr", { children: [
					/* @__PURE__ */ V("th", {
						scope: "col",
						children: Y("optimizer")
					}),
					/* @__PURE__ */ V("th", {
						scope: "col",
						class: "number",
						children: "f"
					}),
					/* @__PURE__ */ V("th", {
						scope: "col",
						class: "number",
						children: "‖∇f‖"
					}),
					/* @__PURE__ */ V("th", {
						scope: "col",
						class: "number",
						children: "cos θ"
					})
				] }) }), /* @__PURE__ */ V("tbody", { children: e.runners.map((e) => /* @__PURE__ */ V(o, { children: [/* @__PURE__ */ V("tr", {
					class: e.optimizer === Gr.value ? "chosen first" : "first",
					children: [
						/* @__PURE__ */ V("th", {
							scope: "row",
							children: /* @__PURE__ */ V("label", { children: [
								/* @__PURE__ */ V("input", {
									type: "radio",
									name: "selected",
									checked: e.optimizer === Gr.value,
									onChange: () => Hr.value = e.optimizer
								}),
								/* @__PURE__ */ V(jn, { index: Math.max(0, Br.value.indexOf(e.optimizer)) }),
								Ai(e.optimizer)
							] })
						}),
						/* @__PURE__ */ V("td", {
							class: "number",
							children: G(e.values[t])
						}),
						/* @__PURE__ */ V("td", {
							class: "number",
							children: G(e.slopes[t])
						}),
						/* @__PURE__ */ V("td", {
							class: "number",
							children: G(e.cosines[mo(e, t)], 3)
						})
					]
				}), /* @__PURE__ */ V("tr", {
					class: e.optimizer === Gr.value ? "chosen" : "",
					children: /* @__PURE__ */ V("td", {
						colSpan: 4,
						class: "ending",
						"data-optimizer": e.optimizer,
						"data-ending": e.ending,
						children: [
							/* @__PURE__ */ V("span", {
								class: "unseen",
								children: [Y("ending"), ": "]
							}),
							ho(e),
							" ",
							e.told
						]
					})
				})] })) })]
			}),
			/* @__PURE__ */ V("p", {
				class: "hint",
				children: Y("cosineHint")
			})
		]
	});
}
var mo = (e, t) => Math.min(t, e.cosines.length - 2), ho = ({ ending: e }) => ({
	converged: "✓",
	at_saddle: "✕",
	oscillating: "∿",
	left: "↘",
	diverged: "✗",
	unfinished: "…"
})[e];
// src/surfaces/scene-draw.ts
In();
var go = 40;
function _o(e, t, n, r) {
	let [i, a] = [Math.sin(e.yaw), Math.cos(e.yaw)], [o, s] = [t * a - n * i, t * i + n * a], [c, l] = [Math.sin(e.pitch), Math.cos(e.pitch)];
	return [
		o,
		-(r * l + s * c),
		s * l - r * c
	];
}
function vo(e, t, n) {
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
function yo(e, t, n, r, i, a, o, s, c) {
	let l = 1e-9;
	for (let e of t.scaled) e > l && (l = e);
	let u = ga(t), d = Math.max(u.right - u.left, u.top - u.bottom), f = Math.max(.5, (u.right - u.left) / d), p = Math.max(.5, (u.top - u.bottom) / d), m = (e, n, r) => {
		let i = Math.min(1, Math.max(0, xa(t, e, n) / l)) * .55 + r;
		return _o(o, f * ((e - u.left) / (u.right - u.left) - .5), p * ((n - u.bottom) / (u.top - u.bottom) - .5), i);
	}, h = [], g = [];
	for (let e = 0; e <= go; e++) for (let n = 0; n <= go; n++) {
		let r = u.left + (u.right - u.left) * n / go, i = u.bottom + (u.top - u.bottom) * e / go, a = xa(t, r, i);
		g.push(a / l), h.push(Number.isNaN(a) ? void 0 : m(r, i, 0));
	}
	let _ = vo(h.filter((e) => e !== void 0), s, c), v = ([e, t, n]) => [
		_.dx + _.scale * e,
		_.dy + _.scale * t,
		n
	], y = (e, t, n) => v(m(e, t, n));
	h.forEach((e, t) => h[t] = e && v(e));
	let b = [];
	for (let e = 0; e < go; e++) for (let t = 0; t < go; t++) {
		let n = e * 41 + t, r = [
			h[n],
			h[n + 1],
			h[n + go + 2],
			h[n + go + 1]
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
			h[t + go + 2],
			h[t + go + 1]
		], o = g[t + 1] - g[t] + (g[t + go + 1] - g[t]), [s, c, l] = An((g[t] + g[t + go + 2]) / 2), u = 1 - Math.max(-.12, Math.min(.2, o * 1.6));
		e.fillStyle = `rgb(${s * u} ${c * u} ${l * u})`, e.strokeStyle = `rgb(${s * .86} ${c * .88} ${l * .9})`, e.beginPath(), e.moveTo(n[0], n[1]), e.lineTo(r[0], r[1]), e.lineTo(i[0], i[1]), e.lineTo(a[0], a[1]), e.closePath(), e.fill(), e.stroke();
	}
	let ee = (e, t) => e >= u.left && e <= u.right && t >= u.bottom && t <= u.top;
	if (n.forEach((t, n) => {
		let a = new Path2D(), o = !1, s;
		for (let [e, n] of Sa(t.points, i)) {
			if (!ee(e, n)) {
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
		e.setLineDash([]), e.lineWidth = 3.4, e.strokeStyle = W().edge, e.globalAlpha = .6, e.stroke(a), e.globalAlpha = 1, e.setLineDash(Fn(r[n])), e.lineWidth = 1.9, e.strokeStyle = U(r[n]), e.stroke(a), e.setLineDash([]), s && (e.fillStyle = U(r[n]), e.beginPath(), e.arc(s[0], s[1], 4, 0, 7), e.fill());
	}), ee(...a)) {
		let [t, n] = y(...a, .006);
		e.fillStyle = W().ground, e.strokeStyle = W().text, e.lineWidth = 1.5, e.fillRect(t - 4, n - 4, 8, 8), e.strokeRect(t - 4, n - 4, 8, 8);
	}
}
M(), E(), On(), Zr(), Ei(), H();
var bo = O(.55), xo = O(.75), So = (e) => Math.round(e * 180 / Math.PI % 360);
function Co() {
	let e = Te(void 0), t = (e, t) => {
		bo.value += e, xo.value = Math.max(.1, Math.min(1.5, xo.value + t));
	};
	return /* @__PURE__ */ V(Dn, {
		class: "scene",
		role: "application",
		tabIndex: 0,
		"aria-label": Y("sceneLabel", {
			turned: So(bo.value),
			tilted: So(xo.value)
		}),
		ratio: .72,
		draw: (e, t, n) => {
			let r = $r.value;
			if (!r) return;
			let i = bi() ? ei.value.runners.filter((e) => Br.value.includes(e.optimizer)) : [], a = i.map((e) => Br.value.indexOf(e.optimizer)), o = {
				yaw: bo.value,
				pitch: xo.value
			};
			yo(e, r, i, a, Ni.value, [Nr.value, Pr.value], o, t, n);
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
M(), On(), In(), K(), Zr(), Ei(), H();
function wo() {
	let e = ni.value;
	return /* @__PURE__ */ V("details", {
		class: "panel",
		open: ai.value,
		onToggle: (e) => ai.value = e.currentTarget.open,
		children: [/* @__PURE__ */ V("summary", { children: /* @__PURE__ */ V("h2", { children: Y("stability") }) }), e && /* @__PURE__ */ V(o, { children: [
			/* @__PURE__ */ V("p", {
				class: "small",
				children: Y("stabilityNow", {
					rule: Gr.value === "nesterov" ? "nesterov" : "momentum",
					rate: G(Fr.value),
					momentum: G(Ir.value),
					factor: G(e.factor)
				})
			}),
			/* @__PURE__ */ V(Dn, {
				draw: (e, t, n) => {
					if (!ni.value) return;
					let { radius: r, shape: i, rates: a, momenta: o } = ni.value, [s, c] = i, l = document.createElement("canvas");
					[l.width, l.height] = [c, s];
					let u = l.getContext("2d"), d = u.createImageData(c, s);
					r.forEach((e, t) => {
						let n = s - 1 - Math.floor(t / c), [r, i, a] = kn(e < 1 ? -((1 - e) ** .5) : Math.min(1, Math.log10(e) + .25));
						d.data.set([
							r,
							i,
							a,
							255
						], 4 * (n * c + t % c));
					}), u.putImageData(d, 0, 0), e.imageSmoothingEnabled = !0, e.drawImage(l, 0, 0, t, n), e.strokeStyle = W().text, e.lineWidth = 1.6, e.beginPath();
					for (let i of da().size([c, s]).thresholds([1])(Array.from(r))[0].coordinates) for (let r of i) r.forEach(([r, i], a) => {
						let o = (r - .5) / (c - 1) * t, l = n - (i - .5) / (s - 1) * n;
						a === 0 || r <= 0 || i <= 0 || r >= c || i >= s ? e.moveTo(o, l) : e.lineTo(o, l);
					});
					e.stroke();
					let f = Rn(Fr.value, ...a, !0) * t, p = n - Rn(Ir.value, ...o, !1) * n;
					e.fillStyle = W().ground, e.lineWidth = 2.5, e.beginPath(), e.arc(f, p, 6, 0, 7), e.fill(), e.stroke();
				},
				ratio: .6,
				class: "stability",
				role: "img",
				"aria-label": Y("stabilityLabel"),
				onPointerDown: (e) => {
					let { left: t, top: n, width: r, height: i } = e.currentTarget.getBoundingClientRect(), { rates: a, momenta: o } = ni.value;
					Xe(() => {
						Fr.value = zn(Ln((e.clientX - t) / r, ...a, !0)), Ir.value = zn(Ln(1 - (e.clientY - n) / i, ...o, !1));
					});
				}
			}),
			/* @__PURE__ */ V("div", {
				class: "ends",
				children: [
					/* @__PURE__ */ V("span", { children: ["η = ", G(e.rates[0])] }),
					/* @__PURE__ */ V("span", { children: Y("stabilityAxes") }),
					/* @__PURE__ */ V("span", { children: ["η = ", G(e.rates[1])] })
				]
			}),
			/* @__PURE__ */ V("p", {
				class: "hint",
				children: Y("stabilityHint", { list: e.curvatures.map((e) => G(e)).join(", ") })
			})
		] })]
	});
}
M(), E(), On(), In(), K(), Ei(), H();
var To = 5, Eo = O(0);
function Do({ seen: e }) {
	let t = De(), n = e.around.subarray(0, 360 / To), r = (e) => n.reduce((t, r, i) => e * r > e * n[t] ? i : t, 0), i = Math.round(Eo.value / To) % n.length, a = n[i], o = e.slope, s = (e) => Eo.value = e % n.length * To;
	return /* @__PURE__ */ V("div", {
		class: "dial",
		children: [
			/* @__PURE__ */ V("h3", { children: Y("dial") }),
			/* @__PURE__ */ V(Dn, {
				draw: (t, r, a) => {
					let { text: s, muted: c, line: l } = W(), u = Math.min(r, a) / 2 - 14, [d, f] = [r / 2, a / 2];
					t.strokeStyle = l, t.beginPath(), t.arc(d, f, u * .6, 0, 7), t.stroke(), t.beginPath(), n.forEach((e, n) => {
						let r = u * (.6 + .38 * e / (o || 1)), i = -n * To * Math.PI / 180, [a, s] = [d + r * Math.cos(i), f + r * Math.sin(i)];
						n === 0 ? t.moveTo(a, s) : t.lineTo(a, s);
					}), t.closePath(), t.strokeStyle = c, t.lineWidth = 1.5, t.stroke();
					let p = (e, n, r, i, a) => {
						let o = -e * Math.PI / 180, [s, c] = [d + n * Math.cos(o), f + n * Math.sin(o)];
						t.strokeStyle = t.fillStyle = r, t.lineWidth = 3, t.beginPath(), t.moveTo(d, f), t.lineTo(s, c), t.stroke(), t.beginPath(), t.arc(s, c, 4, 0, 7), t.fill(), t.font = "12px system-ui, sans-serif", t.textAlign = "center", t.textBaseline = "middle";
						let [l, u] = a ? [0, 14] : [13, 0];
						t.fillText(i, s + l * Math.cos(o) - u * Math.sin(o), c + l * Math.sin(o) + u * Math.cos(o));
					}, m = Math.atan2(e.gradient[1], e.gradient[0]) * 180 / Math.PI;
					o > 0 && (p(m, u * .45, c, "∇f", !0), p(m + 180, u * .45, ja().down, "−∇f", !0)), p(i * To, u * .6, s, "u", !1);
				},
				ratio: 1,
				role: "img",
				"aria-label": Y("dialLabel", { slope: G(a) })
			}),
			/* @__PURE__ */ V("label", {
				for: t,
				children: Y("turn", { degrees: i * To })
			}),
			/* @__PURE__ */ V("input", {
				id: t,
				type: "range",
				min: 0,
				max: 355,
				step: To,
				value: i * To,
				onInput: (e) => Eo.value = Number(e.currentTarget.value)
			}),
			/* @__PURE__ */ V("p", {
				class: "formula",
				children: [
					"∇f·u = ‖∇f‖ cos θ = ",
					G(a),
					/* @__PURE__ */ V("br", {}),
					"cos θ = ",
					G(a / o, 3)
				]
			}),
			/* @__PURE__ */ V("div", {
				class: "buttons",
				children: [
					/* @__PURE__ */ V("button", {
						type: "button",
						class: "plain",
						onClick: () => s(r(1)),
						children: Y("ascent")
					}),
					/* @__PURE__ */ V("button", {
						type: "button",
						class: "plain",
						onClick: () => s(r(1) + 90 / To),
						children: Y("level")
					}),
					/* @__PURE__ */ V("button", {
						type: "button",
						class: "plain",
						onClick: () => s(r(-1)),
						children: Y("descent")
					})
				]
			})
		]
	});
}
K(), Ei(), H();
var X = (e) => Array.isArray(e) ? `(${e.map((e) => G(e)).join(", ")})` : G(e);
function Oo(e) {
	let { optimizer: t, rate: n, point: r, following: i, gradient: a, noise: o, before: s, memory: c, options: l, used: u } = e, [d, f, p] = [
		X(r),
		X(i),
		G(n)
	], m = o.some((e) => e !== 0) ? [["g = ∇f + ε", `${X(a)} + ${X(o)} = ${X(u)}`]] : [["g = ∇f(wₖ)", X(u)]], h = (e) => G(Number(l[e])), g = (e, t) => [`wₖ₊₁ = ${e}`, `${t} = ${f}`];
	switch (t) {
		case "sgd": return [...m, g("wₖ − η g", `${d} − ${p} · ${X(u)}`)];
		case "momentum":
		case "nesterov": {
			let e = h("momentum"), n = ["v = β vₖ₋₁ + g", `${e} · ${X(s.trace)} + ${X(u)} = ${X(c.trace)}`];
			return t === "momentum" ? [
				...m,
				n,
				g("wₖ − η v", `${d} − ${p} · ${X(c.trace)}`)
			] : [
				...m,
				n,
				g("wₖ − η (β v + g)", `${d} − ${p} · (${e} · ${X(c.trace)} + ${X(u)})`)
			];
		}
		case "adagrad": return [
			...m,
			["s = sₖ₋₁ + g²", `${X(s.sum_of_squares)} + ${X(u)}² = ${X(c.sum_of_squares)}`],
			g("wₖ − η g / √(s + ε)", `${d} − ${p} · ${X(u)} / √${X(c.sum_of_squares)}`)
		];
		case "rmsprop": return [
			...m,
			["ν = ρ νₖ₋₁ + (1 − ρ) g²", `${h("decay")} · ${X(s.nu)} + … = ${X(c.nu)}`],
			g("wₖ − η g / √(ν + ε)", `${d} − ${p} · ${X(u)} / √${X(c.nu)}`)
		];
		case "adam": return [
			...m,
			["m = β₁ mₖ₋₁ + (1 − β₁) g", `${h("b1")} · ${X(s.mu)} + … = ${X(c.mu)}`],
			["ν = β₂ νₖ₋₁ + (1 − β₂) g²", `${h("b2")} · ${X(s.nu)} + … = ${X(c.nu)}`],
			g("wₖ − η m̂ / (√ν̂ + ε)", `${d} − ${p} · m̂ / √ν̂,  m̂ = m / (1 − β₁ᵏ⁺¹), ν̂ = ν / (1 − β₂ᵏ⁺¹)`)
		];
		default: return [...m, g("wₖ + Δ", `${d} + ${X(e.move)}`)];
	}
}
function ko() {
	let e = ti.value;
	return /* @__PURE__ */ V("details", {
		class: "panel",
		open: ii.value,
		onToggle: (e) => ii.value = e.currentTarget.open,
		children: [/* @__PURE__ */ V("summary", { children: /* @__PURE__ */ V("h2", { children: Y("thisStep") }) }), e && /* @__PURE__ */ V("div", {
			class: "this-step",
			children: [/* @__PURE__ */ V("div", { children: [
				/* @__PURE__ */ V("p", {
					class: "small",
					children: Y("stepTitle", {
						step: e.step,
						name: Ai(e.optimizer)
					})
				}),
				/* @__PURE__ */ V("dl", {
					class: "numbers",
					children: Oo(e).map(([e, t]) => /* @__PURE__ */ V("div", { children: [/* @__PURE__ */ V("dt", { children: e }), /* @__PURE__ */ V("dd", { children: t })] }, e))
				}),
				/* @__PURE__ */ V("dl", {
					class: "numbers",
					children: [
						/* @__PURE__ */ V("div", { children: [/* @__PURE__ */ V("dt", { children: Y("firstOrder") }), /* @__PURE__ */ V("dd", { children: G(e.firstOrder) })] }),
						/* @__PURE__ */ V("div", { children: [/* @__PURE__ */ V("dt", { children: Y("secondOrder") }), /* @__PURE__ */ V("dd", { children: G(e.secondOrder) })] }),
						/* @__PURE__ */ V("div", { children: [/* @__PURE__ */ V("dt", { children: Y("change") }), /* @__PURE__ */ V("dd", { children: G(e.change) })] }),
						/* @__PURE__ */ V("div", { children: [/* @__PURE__ */ V("dt", { children: Y("curvaturesHere") }), /* @__PURE__ */ V("dd", { children: e.curvatures.map((e) => G(e)).join(", ") })] })
					]
				})
			] }), /* @__PURE__ */ V(Do, { seen: e })]
		})]
	});
}
// src/parts/Plot.tsx
function Ao(e, t, n, r, i = !1) {
	let a = e.filter((e) => Number.isFinite(e) && (!t || e > 0)), [o, s] = [Math.min(...a), Math.max(...a)];
	a.length || ([o, s] = [t ? .1 : 0, 1]), i && !t && ([o, s] = [Math.min(0, o), Math.max(0, s)]);
	let c = .05 * (s - o || Math.abs(s) || 1);
	return t ? [n ?? o / 1.3, r ?? (s > o ? s * 1.3 : o * 10)] : [n ?? (i && o === 0 ? 0 : o - c), r ?? s + c];
}
function jo({ panel: e }) {
	let t = e.curves.filter((e) => e.style === "bars"), n = e.curves.filter((e) => e.style !== "bars"), r = t[0]?.names ?? [], [i, a] = t.length ? [-.5, r.length - .5] : Ao(n.flatMap((e) => Array.from(e.x)), e.logX, null, null), [o, s] = Ao(e.curves.flatMap((e) => Array.from(e.y)), e.logY, e.low, e.high, t.length > 0), c = No - Fo.left - Fo.right, l = Po - Fo.top - Fo.bottom, u = (n) => Fo.left + c * Un(n, i, a, e.logX && !t.length), d = (t) => Fo.top + l * (1 - Un(t, o, s, e.logY)), f = (e, t) => Number.isFinite(u(e)) && Number.isFinite(d(t)), p = (t) => e.curves.indexOf(t), m = `inside-${e.title}-${e.yLabel}`.replace(/[^a-z]/gi, ""), h = e.logY ? o : Math.max(o, Math.min(0, s));
	return /* @__PURE__ */ V("figure", {
		class: "chart plot-figure",
		children: [
			/* @__PURE__ */ V("figcaption", { children: e.title }),
			/* @__PURE__ */ V("svg", {
				viewBox: `0 0 ${No} ${Po}`,
				role: "img",
				"aria-label": Mo(e),
				children: [
					/* @__PURE__ */ V("clipPath", {
						id: m,
						children: /* @__PURE__ */ V("rect", {
							x: Fo.left,
							y: Fo.top,
							width: c,
							height: l
						})
					}),
					/* @__PURE__ */ V("g", {
						class: "grid",
						children: [
							Vn(o, s, e.logY).map((e) => /* @__PURE__ */ V("g", { children: [/* @__PURE__ */ V("line", {
								x1: Fo.left,
								x2: No - Fo.right,
								y1: d(e),
								y2: d(e)
							}), /* @__PURE__ */ V("text", {
								x: Fo.left - 6,
								y: d(e) + 4,
								"text-anchor": "end",
								children: G(e, 3)
							})] }, e)),
							t.length ? r.map((e, t) => t % Math.ceil(r.length / 12) ? null : /* @__PURE__ */ V("text", {
								x: u(t),
								y: 246,
								"text-anchor": "middle",
								children: e
							}, e)) : Vn(i, a, e.logX).map((e) => /* @__PURE__ */ V("g", { children: [/* @__PURE__ */ V("line", {
								x1: u(e),
								x2: u(e),
								y1: Fo.top,
								y2: Po - Fo.bottom
							}), /* @__PURE__ */ V("text", {
								x: u(e),
								y: 246,
								"text-anchor": "middle",
								children: G(e, 3)
							})] }, e)),
							/* @__PURE__ */ V("text", {
								x: Fo.left + c / 2,
								y: 263,
								"text-anchor": "middle",
								children: e.xLabel
							})
						]
					}),
					/* @__PURE__ */ V("g", {
						"clip-path": `url(#${m})`,
						children: [t.map((e, n) => Array.from(e.y, (i, a) => {
							let l = c / r.length * (.8 / t.length), f = u(a) + (n - t.length / 2) * l, [m, g] = [d(h), d(Math.max(o, Math.min(s, i)))];
							return /* @__PURE__ */ V("rect", {
								x: f,
								width: l * .92,
								y: Math.min(m, g),
								height: Math.abs(m - g),
								fill: U(p(e)),
								children: /* @__PURE__ */ V("title", { children: `${e.label} ${r[a]}: ${G(i)}` })
							}, `${n} ${a}`);
						})), n.map((e) => {
							let t = p(e), n = Array.from(e.x, (t, n) => [t, e.y[n]]).filter(([e, t]) => f(e, t));
							if (e.style === "dots") return n.map(([n, r]) => /* @__PURE__ */ V("circle", {
								cx: u(n),
								cy: d(r),
								r: 3,
								fill: U(t),
								stroke: "var(--ground)",
								"stroke-width": .6,
								children: /* @__PURE__ */ V("title", { children: `${e.label} (${G(n)}, ${G(r)})` })
							}, `${n} ${r}`));
							let r = e.style === "dashed" ? "6 4" : Fn(t).join(" ");
							return /* @__PURE__ */ V("polyline", {
								fill: "none",
								stroke: U(t),
								"stroke-width": 2,
								"stroke-dasharray": r,
								points: n.map(([e, t]) => `${u(e).toFixed(1)},${d(t).toFixed(1)}`).join(" ")
							}, t);
						})]
					})
				]
			}),
			/* @__PURE__ */ V("ul", {
				class: "legend",
				children: [e.yLabel && /* @__PURE__ */ V("li", {
					class: "muted",
					children: ["↑ ", e.yLabel]
				}), e.curves.map((e, t) => e.label ? /* @__PURE__ */ V("li", { children: [
					/* @__PURE__ */ V("svg", {
						width: "24",
						height: "10",
						"aria-hidden": "true",
						children: e.style === "dots" ? /* @__PURE__ */ V("circle", {
							cx: "12",
							cy: "5",
							r: "4",
							fill: U(t)
						}) : /* @__PURE__ */ V("line", {
							x1: "1",
							x2: "23",
							y1: "5",
							y2: "5",
							stroke: U(t),
							"stroke-width": e.style === "bars" ? 8 : 3,
							"stroke-dasharray": e.style === "dashed" ? "6 4" : e.style === "line" ? Fn(t).join(" ") : ""
						})
					}),
					" ",
					e.label
				] }, t) : null)]
			})
		]
	});
}
function Mo(e) {
	let t = e.curves.map(({ label: e, y: t }) => `${e} ${G(t[0])} … ${G(t[t.length - 1])}`);
	return `${e.title}. ${e.xLabel}, ${e.yLabel}: ${t.join("; ")}`;
}
var No, Po, Fo, Io = t((() => {
	In(), K(), Wn(), H(), No = 420, Po = 270, Fo = {
		left: 58,
		right: 12,
		top: 10,
		bottom: 40
	};
})), Lo = /* @__PURE__ */ n({
	ExperimentView: () => Ho,
	PictureView: () => Uo,
	TrialView: () => Ro
});
function Ro({ trial: e }) {
	let t = zo(e), n = j(void 0), r = j(void 0), i = Ee(() => new Xt(z, "lessons.try", (e) => {
		r.value = void 0, n.value = e;
	}, (e) => r.value = e), []);
	we(() => {
		n.value = void 0;
	}, [e.name]), we(() => {
		i.ask({
			name: e.name,
			settings: t
		}, void 0);
	}, [
		e.name,
		Kr.value,
		I.value,
		z.state.value
	]);
	let a = (n) => {
		let r = {
			...qo(e),
			...n
		};
		return Object.entries(r).every(([e, n]) => t[e] === n);
	};
	return /* @__PURE__ */ V("div", {
		class: "lesson-view",
		children: [
			/* @__PURE__ */ V("p", { children: e.claim }),
			/* @__PURE__ */ V("div", {
				class: "panel",
				children: [/* @__PURE__ */ V("span", {
					class: "settings",
					role: "group",
					"aria-label": Y("setting"),
					children: e.presets.map(({ label: t, settings: n }) => /* @__PURE__ */ V("button", {
						type: "button",
						class: "plain",
						"aria-pressed": a(n),
						onClick: () => Bo(e, n),
						children: t
					}, t))
				}), /* @__PURE__ */ V("div", {
					class: "choices",
					children: e.choices.map((n) => /* @__PURE__ */ V(Vo, {
						choice: n,
						now: t[n.name],
						set: (r) => Bo(e, {
							...t,
							[n.name]: r
						})
					}, n.name))
				})]
			}),
			/* @__PURE__ */ V(Cr, { of: r }),
			n.value ? /* @__PURE__ */ V(Wo, { reply: n.value }) : /* @__PURE__ */ V("p", {
				class: "muted",
				children: Y("measuring")
			})
		]
	});
}
function zo(e) {
	let t = new Map(Kr.value.map((e) => e.split(":"))), n = ({ name: e, usual: n, words: r }) => {
		let i = t.get(e) ?? "";
		return r.length ? r.some(({ value: e }) => e === i) ? i : n : i !== "" && Number.isFinite(Number(i)) ? Number(i) : n;
	};
	return Object.fromEntries(e.choices.map((e) => [e.name, n(e)]));
}
function Bo(e, t) {
	let n = qo(e);
	Kr.value = Object.entries(t).filter(([e, t]) => t !== n[e]).map(([e, t]) => `${e}:${t}`);
}
function Vo({ choice: e, now: t, set: n }) {
	return e.words.length ? /* @__PURE__ */ V("label", {
		class: "row",
		"data-name": e.name,
		children: [/* @__PURE__ */ V("span", { children: e.label }), /* @__PURE__ */ V("select", {
			value: t,
			onChange: (e) => n(e.currentTarget.value),
			children: e.words.map(({ value: e, label: t }) => /* @__PURE__ */ V("option", {
				value: e,
				children: t
			}, e))
		})]
	}) : /* @__PURE__ */ V(Va, {
		name: e.name,
		label: e.label,
		value: {
			get value() {
				return t;
			},
			set value(e) {
				n(e);
			}
		},
		low: e.low,
		high: e.high,
		log: e.log,
		whole: e.whole
	});
}
function Ho({ name: e, claim: t }) {
	let n = j(void 0), r = j(void 0);
	return we(() => {
		if (n.value = void 0, z.state.value !== "open") return;
		let t = z.ask("lessons.measure", { name: e }, (e) => n.value = e, (e) => r.value = e);
		return () => z.forget(t);
	}, [
		e,
		I.value,
		z.state.value
	]), /* @__PURE__ */ V("div", {
		class: "lesson-view",
		children: [
			/* @__PURE__ */ V("h2", { children: t }),
			/* @__PURE__ */ V(Cr, { of: r }),
			n.value ? /* @__PURE__ */ V(Wo, { reply: n.value }) : /* @__PURE__ */ V("p", {
				class: "muted",
				children: Y("measuring")
			}),
			/* @__PURE__ */ V("p", {
				class: "hint",
				children: ["steepest experiment ", e.replace(/_/g, "-")]
			})
		]
	});
}
function Uo() {
	let e = j(void 0), t = j(void 0), n = j(!1), r = async (n) => {
		if (!n) return;
		let r = JSON.stringify({
			id: 1,
			topic: "lessons.picture",
			language: I.peek()
		}), i = Lt(await (await fetch(`/file?message=${encodeURIComponent(r)}`, {
			method: "POST",
			body: n
		})).arrayBuffer());
		i.topic === "error" ? t.value = i.header : (t.value = void 0, e.value = i);
	};
	return /* @__PURE__ */ V("div", {
		class: "lesson-view",
		children: [
			/* @__PURE__ */ V("p", { children: Y("pictureSays") }),
			/* @__PURE__ */ V("label", {
				class: n.value ? "drop over" : "drop",
				onDragOver: (e) => {
					e.preventDefault(), n.value = !0;
				},
				onDragLeave: () => n.value = !1,
				onDrop: (e) => {
					e.preventDefault(), n.value = !1, r(e.dataTransfer?.files[0]);
				},
				children: [/* @__PURE__ */ V("span", { children: Y("pictureDrop") }), /* @__PURE__ */ V("input", {
					type: "file",
					accept: "image/*",
					onChange: (e) => void r(e.currentTarget.files?.[0])
				})]
			}),
			/* @__PURE__ */ V(Cr, { of: t }),
			e.value && /* @__PURE__ */ V(Wo, { reply: e.value })
		]
	});
}
function Wo({ reply: e }) {
	let { header: t, arrays: n } = e, r = (e) => n[e]?.data ?? [], i = t.panels.map((e, t) => ({
		...e,
		curves: e.curves.map((e, n) => ({
			...e,
			x: r(`x:${t}:${n}`),
			y: r(`y:${t}:${n}`)
		}))
	}));
	return /* @__PURE__ */ V(o, { children: [
		/* @__PURE__ */ V("ul", {
			class: "says",
			children: t.says.map((e) => /* @__PURE__ */ V("li", { children: e }, e))
		}),
		t.correction && /* @__PURE__ */ V("p", {
			class: "panel",
			children: t.correction
		}),
		/* @__PURE__ */ V("div", {
			class: "plots",
			children: [i.map((e) => /* @__PURE__ */ V(jo, { panel: e }, e.title + e.yLabel)), t.images.map(({ title: e, array: t }) => /* @__PURE__ */ V(Ko, {
				title: e,
				values: n[t]
			}, e))]
		}),
		t.grids.map((e, t) => /* @__PURE__ */ V("div", {
			class: "grids",
			children: e.map(({ title: e, array: t }) => /* @__PURE__ */ V(Go, {
				title: e,
				values: n[t]
			}, e))
		}, t))
	] });
}
function Go({ title: e, values: { shape: t, data: n } }) {
	let [r, i] = t;
	return /* @__PURE__ */ V("table", {
		class: "grid-of-numbers",
		children: [/* @__PURE__ */ V("caption", { children: e }), /* @__PURE__ */ V("tbody", { children: Array.from({ length: r }, (e, t) => /* @__PURE__ */ V("tr", { children: Array.from({ length: i }, (e, r) => /* @__PURE__ */ V("td", {
			class: "number",
			children: G(n[t * i + r])
		}, r)) }, t)) })]
	});
}
function Ko({ title: e, values: { shape: t, data: n } }) {
	let [r, i, a = 1] = t;
	return /* @__PURE__ */ V("figure", {
		class: "chart",
		children: [/* @__PURE__ */ V("figcaption", { children: e }), /* @__PURE__ */ V(Dn, {
			role: "img",
			"aria-label": e,
			ratio: r / i,
			draw: (e, t, o) => {
				let s = document.createElement("canvas");
				[s.width, s.height] = [i, r];
				let c = s.getContext("2d"), l = c.createImageData(i, r);
				for (let e = 0; e < i * r; e++) for (let t = 0; t < 4; t++) l.data[4 * e + t] = t === 3 ? 255 : n[e * a + (a === 1 ? 0 : t)];
				c.putImageData(l, 0, 0), e.imageSmoothingEnabled = i > t, e.drawImage(s, 0, 0, t, o);
			}
		})]
	});
}
var qo, Jo = t((() => {
	M(), E(), Zt(), On(), K(), Io(), Ua(), R(), Zr(), Ei(), H(), qo = (e) => Object.fromEntries(e.choices.map(({ name: e, usual: t }) => [e, t]));
}));
M(), E(), Tr(), Zr(), Ei(), H();
function Yo() {
	return /* @__PURE__ */ V(o, { children: [/* @__PURE__ */ V(oo, {}), /* @__PURE__ */ V(Zo, {})] });
}
var Xo = O(void 0);
function Zo() {
	let [e, t] = Ur.value.split(":"), n = ![
		"picture",
		"try",
		"experiment"
	].includes(e);
	if (we(() => {
		n || Promise.resolve().then(() => (Jo(), Lo)).then((e) => Xo.value = e);
	}, [n]), n) return /* @__PURE__ */ V(Qo, {});
	if (!Xo.value || !Xa.value) return /* @__PURE__ */ V("p", {
		class: "muted",
		children: Y("measuring")
	});
	let { ExperimentView: r, PictureView: i, TrialView: a } = Xo.value;
	if (e === "picture") return /* @__PURE__ */ V(i, {});
	if (e === "try") {
		let e = Xa.value?.trials.find((e) => e.name === t);
		return e ? /* @__PURE__ */ V(a, { trial: e }) : null;
	}
	let o = Xa.value?.experiments.find((e) => e.name === t);
	return o ? /* @__PURE__ */ V(r, { ...o }) : null;
}
function Qo() {
	return we(vi, []), /* @__PURE__ */ V(o, { children: [/* @__PURE__ */ V(Cr, { of: ri }), /* @__PURE__ */ V("div", {
		class: "surfaces",
		"data-current": bi(),
		children: [
			/* @__PURE__ */ V("div", {
				class: "picture",
				children: [
					/* @__PURE__ */ V(La, {}),
					/* @__PURE__ */ V("p", {
						class: "hint",
						id: "map-help",
						children: Y("mapHelp")
					}),
					/* @__PURE__ */ V(uo, {}),
					/* @__PURE__ */ V(ko, {}),
					/* @__PURE__ */ V(wo, {})
				]
			}),
			/* @__PURE__ */ V("div", {
				class: "numbers-side",
				children: [
					/* @__PURE__ */ V(Co, {}),
					/* @__PURE__ */ V(po, {}),
					/* @__PURE__ */ V(Li, {})
				]
			}),
			/* @__PURE__ */ V("div", {
				class: "controls",
				children: [
					/* @__PURE__ */ V(qa, {}),
					/* @__PURE__ */ V(Oi, {}),
					/* @__PURE__ */ V(Ya, {})
				]
			})
		]
	})] });
}
M(), It();
var $o = N("tab", "surfaces", kt("surfaces", "train", "doctor", "runs"));
function es(e) {
	Xe(() => {
		B.value = e, $o.value = "doctor";
	});
}
M(), It();
var ts = N("t.data", "moons", P), ns = N("t.target", "", P), rs = {
	skip_bad: N("t.skip", !1, Mt),
	no_header: N("t.nohead", !1, Mt),
	join_classes: N("t.join", !1, Mt)
}, is = N("t.task", "", P), as = rt(() => ts.value === "opened" || ts.value.startsWith("dropped:")), os = N("t.model", "mlp", P), ss = N("t.hidden", "8,8", P), cs = N("t.filters", "8,16", P), ls = N("t.norm", !0, Mt), us = N("t.activation", "tanh", P), ds = N("t.loss", "", P), fs = N("t.penalty", "", P), ps = N("t.strength", .001, F), ms = N("t.optimizer", "sgd", P), hs = N("t.momentum", -1, F), gs = N("t.rate", .1, F), _s = N("t.options", [], Nt), vs = N("t.schedule", "constant", P), ys = N("t.batch", "32", P), bs = N("t.epochs", 200, F), xs = N("t.validation", .2, F), Ss = N("t.seed", 0, F), Cs = N("t.dropout", 0, F), ws = N("t.clip", "", P), Ts = N("t.start", "", P), Es = N("t.scaling", "", P), Ds = N("t.features", "", P), Os = N("t.balanced", !1, Mt), ks = N("t.speed", 5, F), As = O(void 0), js = O([]), Ms = (e, t) => As.value?.options[e][t] ?? {}, Ns = rt(() => "momentum" in Ms("optimizer", ms.value)), Ps = () => Number(Ms("optimizer", ms.value).momentum ?? 0), Fs = {
	get value() {
		return hs.value >= 0 ? hs.value : Ps();
	},
	set value(e) {
		hs.value = e;
	}
};
function Is(e, t) {
	let n = `${e}.${t}:`;
	return _s.value.find((e) => e.startsWith(n))?.slice(n.length) ?? "";
}
function Ls(e, t, n) {
	let r = _s.value.filter((n) => !n.startsWith(`${e}.${t}:`)), i = n.replace(/[,\s]/g, "");
	_s.value = i === "" ? r : [...r, `${e}.${t}:${i}`];
}
function Rs(e, t) {
	return Object.keys(Ms(e, t)).map((t) => [t, Is(e, t)]).filter(([, e]) => e !== "").map(([e, t]) => `${e}=${t}`);
}
function zs() {
	let e = {
		model: os.value,
		optimizer: ms.value,
		learning_rate: String(gs.peek()),
		schedule: vs.value,
		batch_size: ys.value,
		epochs: String(bs.value),
		validation: String(xs.value),
		seed: String(Ss.value)
	}, t = (t, n) => n && (e[t] = n);
	if (os.value === "mlp" && (e.hidden = ss.value), os.value === "convnet" && ([e.filters, e.batch_norm] = [cs.value, ls.value]), os.value !== "linear" && (e.activation = us.value, Cs.value && (e.dropout = String(Cs.value))), t("loss", ds.value), as.value) {
		t("target", ns.value), t("task", is.value);
		for (let [t, n] of Object.entries(rs)) n.value && (e[t] = !0);
	}
	t("clip_norm", ws.value), t("start", Ts.value), t("scaling", Es.value), t("features", Ds.value), Os.value && (e.class_weight = "balanced"), fs.value && (e.penalty = fs.value, e.penalty_strength = String(ps.value));
	let n = Rs("optimizer", ms.value).filter((e) => !e.startsWith("momentum="));
	Ns.value && Fs.value !== Ps() && n.push(`momentum=${Fs.value}`);
	let r = {
		optimizer_options: n,
		loss_options: Rs("loss", ds.value),
		penalty_options: Rs("penalty", fs.value)
	};
	for (let [t, n] of Object.entries(r)) n.length && (e[t] = n);
	return e;
}
var Bs = () => ({
	data: ts.value,
	settings: zs()
});
M(), Zt();
var Z = O(void 0), Q = O(void 0), Vs = O({
	batches: [],
	epochs: []
}), Hs = O([]), Us = O(void 0), Ws = O(!1), Gs = O(!1), Ks = O(0), qs = (e) => {
	Ws.value = !1, Us.value = e.text;
}, Js, Ys = () => {
	let { data: e, settings: t } = Bs();
	return JSON.stringify({
		data: e,
		settings: {
			...t,
			learning_rate: ""
		}
	});
}, Xs = "";
function Zs() {
	Ws.value = !0, Xs = Ys(), Js !== void 0 && z.forget(Js);
	let e = z.ask("train.begin", Bs(), (t) => e === Js && Qs(t), qs);
	Js = e;
}
function Qs(e) {
	let { header: t, arrays: n } = e;
	if (t.kind === "taken") Gs.value = !0, Js = void 0;
	else if (t.kind === "begun") {
		let e = Z.value?.header !== void 0 && !Ws.value;
		if (Z.value = {
			header: t,
			arrays: n
		}, Ws.value = Gs.value = !1, Us.value = void 0, e) return;
		Vs.value = {
			batches: [],
			epochs: [Array.from(n.epochs.data)]
		}, Hs.value = [], Q.value = void 0;
	} else {
		let { batches: e, epochs: r } = Vs.value;
		e.push(...n.loss.data);
		let [i, a] = n.epochs.shape;
		for (let e = 0; e < i; e++) r.push(Array.from(n.epochs.data.subarray(e * a, (e + 1) * a)));
		Vs.value = {
			batches: e,
			epochs: r
		}, t.warnings.length && (Hs.value = [...Hs.value, ...t.warnings]), Q.value = {
			...t,
			arrays: n
		}, Ks.value++;
	}
}
var $s = (e, t = {}) => z.ask(e, t, () => {}, qs), ec = () => $s("train.play", { speed: ks.value }), tc = () => $s("train.pause"), nc = () => $s("train.step", { steps: 1 }), rc = () => $s("train.epoch"), ic = (e, t) => $s("train.plane", {
	first: e,
	second: t
}), ac = new Xt(z, "train.rate", () => {}, qs);
function oc() {
	Z.value && !Ws.value && ac.ask({ learning_rate: gs.value }, void 0);
}
function sc() {
	Q.value?.playing && ec();
}
async function cc(e, t) {
	Us.value = void 0, Ws.value = !0, await z.give("train.file", { name: e }, t, lc(e), qs);
}
var lc = (e) => (t) => {
	let { key: n } = t.header;
	js.value = [...js.value.filter((e) => e.key !== n), {
		key: n,
		name: e
	}], ts.value === n ? Zs() : ts.value = n;
}, uc = O(void 0);
function dc(e, t) {
	let n = e.map(() => []);
	uc.value = {
		rates: e,
		losses: n,
		busy: !0
	}, z.ask("train.fan", {
		...Bs(),
		rates: e,
		steps: t
	}, (t) => {
		let r = t.arrays.losses;
		if (r) {
			let [e, t] = r.shape;
			for (let i = 0; i < e; i++) for (let e = 0; e < t; e++) n[e].push(r.data[i * t + e]);
		}
		uc.value = {
			rates: e,
			losses: n,
			busy: !!t.header.more
		};
	}, (e) => {
		uc.value = void 0, qs(e);
	});
}
k(() => {
	z.state.value === "lost" && (Js = void 0);
});
function fc() {
	let e = z.whenOpen(() => z.ask("train.choices", {}, (e) => {
		As.value = e.header, Js === void 0 && Zs();
	})), t = 0, n = k(() => {
		let e = Ys();
		As.value && Js !== void 0 && e !== Xs && (clearTimeout(t), t = window.setTimeout(Zs, 250));
	});
	return () => {
		e(), n(), clearTimeout(t), Q.peek()?.playing && tc();
	};
}
// src/words/train.en.ts
var pc = {
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
	reading: "How it is read",
	skipBad: "leave out rows that cannot be read (--skip-bad)",
	noHeader: "the first line holds values (--no-header)",
	joinClasses: "join classes that differ in spelling only (--join-classes)",
	task: "Task",
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
	convnet: "convnet (images)",
	filters: "Filters",
	filtersHint: "of each block, separated by commas",
	normalized: "normalize the batch in every block",
	features: "Seen as",
	pixels: "pixels",
	dropout: "Dropout",
	start: "First weights",
	usual: "as usual",
	scaling: "Scaling",
	balanced: "every class counts the same",
	clip: "Longest gradient",
	optionsOf: "Options of {name}",
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
}, mc = {
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
	reading: "읽는 방법",
	skipBad: "읽을 수 없는 행 빼기 (--skip-bad)",
	noHeader: "첫 줄도 값 (--no-header)",
	joinClasses: "표기만 다른 클래스 합치기 (--join-classes)",
	task: "과제",
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
	convnet: "convnet(이미지)",
	filters: "필터 수",
	filtersHint: "블록마다, 쉼표로 구분",
	normalized: "블록마다 배치 정규화",
	features: "입력 특징",
	pixels: "픽셀",
	dropout: "드롭아웃",
	start: "첫 가중치",
	usual: "기본값",
	scaling: "입력 스케일링",
	balanced: "모든 클래스를 똑같이 셈",
	clip: "기울기의 최대 길이",
	optionsOf: "{name}의 옵션",
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
	epochs: "에폭",
	validation: "검증 데이터의 비율",
	seed: "시드",
	more: "설정 더 보기",
	play: "학습",
	pause: "멈춤",
	step: "한 스텝",
	epoch: "한 에폭",
	reset: "처음부터",
	speed: "그림 사이의 스텝 수",
	progress: "스텝 {step}/{steps} · 에폭 {epoch}/{epochs} · 손실 {loss}",
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
	lossCurve: "에폭별 손실",
	batchCurve: "배치마다의 손실",
	scoreCurve: "에폭별 {metric}",
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
	kept: "저장한 이름: {name}",
	code: "명령과 Python 코드",
	copy: "복사",
	command: "명령",
	python: "Python",
	taken: "랩의 다른 페이지가 학습을 시작해 이 학습은 끝났습니다. 처음부터 시작하면 여기서 다시 합니다.",
	waiting: "학습을 준비하는 중 …",
	result: "결과"
};
// src/train/words.ts
tn();
var $ = en(pc, mc);
M(), K(), H();
var hc = 800, gc = O(!1);
function _c() {
	let { batches: e, epochs: t } = Vs.value, { metric: n } = Z.value.header, r = (Q.value?.changes ?? []).map(([e, t]) => ({
		x: e,
		label: $("rateMark", { rate: G(t, 3) })
	})), i = Math.ceil(e.length / hc) || 1, a = e.map((e, t) => t).filter((e) => e % i === 0), s = (e) => t.map((t) => t[e]), c = (e) => [{
		label: $("trainPart"),
		y: s(e)
	}, {
		label: $("validationPart"),
		y: s(e + 1)
	}];
	return /* @__PURE__ */ V(o, { children: [
		/* @__PURE__ */ V("label", {
			class: "small",
			children: [
				/* @__PURE__ */ V("input", {
					type: "checkbox",
					checked: gc.value,
					onChange: (e) => gc.value = e.currentTarget.checked
				}),
				" ",
				$("logScale")
			]
		}),
		/* @__PURE__ */ V(Xn, {
			title: $("lossCurve"),
			x: s(0),
			curves: c(1),
			xLabel: $("stepAxis"),
			log: gc.value,
			marks: r
		}),
		/* @__PURE__ */ V(Xn, {
			title: $("batchCurve"),
			x: a,
			curves: [{
				label: $("loss"),
				y: a.map((t) => e[t])
			}],
			xLabel: $("stepAxis"),
			log: gc.value,
			marks: r,
			height: 130
		}),
		/* @__PURE__ */ V(Xn, {
			title: $("scoreCurve", { metric: $(n) }),
			x: s(0),
			curves: c(3),
			xLabel: $("stepAxis"),
			high: 1.02,
			marks: r,
			height: 140
		})
	] });
}
In(), R();
var vc = [
	"A",
	"B",
	"C"
];
function yc(e, t, n, r, i, a) {
	e.beginPath(), t % 3 == 0 ? e.arc(n, r, i, 0, 2 * Math.PI) : t % 3 == 1 ? e.rect(n - i * .9, r - i * .9, 1.8 * i, 1.8 * i) : (e.moveTo(n, r - 1.25 * i), e.lineTo(n + 1.1 * i, r + .85 * i), e.lineTo(n - 1.1 * i, r + .85 * i), e.closePath()), e.lineWidth = a ? 1 : 1.6, e.fillStyle = a ? U(t) : L.value ? "#14171b" : "#ffffff", e.strokeStyle = a ? L.value ? "#14171b" : "#ffffff" : U(t), e.fill(), e.stroke();
}
function bc(e) {
	let t = parseInt(e.slice(1), 16);
	return [
		t >> 16,
		t >> 8 & 255,
		t & 255
	];
}
function xc(e) {
	return [
		"x1,x2,class",
		...e.map(({ x: e, y: t, kind: n }) => `${e.toFixed(4)},${t.toFixed(4)},${vc[n]}`),
		""
	].join("\n");
}
function Sc(e) {
	let t = vc.map((t, n) => e.filter((e) => e.kind === n).length);
	return t.filter((e) => e > 0).length > 1 && t.every((e) => e === 0 || e >= 5);
}
M(), E(), On(), In(), H();
var Cc = O([]), wc = 3, Tc = 6;
function Ec() {
	let e = j(0), t = j(!0), n = j({
		x: 0,
		y: 0
	}), r = Te(!1), i = Te(null), a = (n, r) => {
		let i = t.value ? Array.from({ length: Tc }, () => ({
			x: n + .3 * Dc(),
			y: r + .3 * Dc(),
			kind: e.value
		})) : [{
			x: n,
			y: r,
			kind: e.value
		}];
		Cc.value = [...Cc.value, ...i].slice(-2e3);
	}, o = (e) => {
		let t = i.current.getBoundingClientRect();
		return {
			x: wc * (2 * ((e.clientX - t.left) / t.width) - 1),
			y: wc * (1 - 2 * ((e.clientY - t.top) / t.height))
		};
	}, s = (e) => {
		let { x: t, y: r } = n.value, i = e.shiftKey ? .5 : .1, o = {
			ArrowLeft: [-i, 0],
			ArrowRight: [i, 0],
			ArrowUp: [0, i],
			ArrowDown: [0, -i]
		}[e.key], s = (e) => Math.max(-3, Math.min(wc, e));
		if (o) n.value = {
			x: s(t + o[0]),
			y: s(r + o[1])
		};
		else if (e.key === "Enter" || e.key === " ") a(t, r);
		else if (e.key === "Backspace") c();
		else return;
		e.preventDefault();
	}, c = () => Cc.value = Cc.value.slice(0, t.value ? -6 : -1);
	return /* @__PURE__ */ V("div", {
		class: "pad",
		children: [
			/* @__PURE__ */ V("p", {
				class: "hint",
				children: $("drawHelp")
			}),
			/* @__PURE__ */ V("div", {
				role: "radiogroup",
				"aria-label": $("draw"),
				class: "row",
				children: [vc.map((t, n) => /* @__PURE__ */ V("label", {
					style: { color: U(n) },
					children: [
						/* @__PURE__ */ V("input", {
							type: "radio",
							name: "class",
							checked: e.value === n,
							onChange: () => e.value = n
						}),
						" ",
						t
					]
				}, t)), /* @__PURE__ */ V("label", { children: [
					/* @__PURE__ */ V("input", {
						type: "checkbox",
						checked: t.value,
						onChange: (e) => t.value = e.currentTarget.checked
					}),
					" ",
					$("spray")
				] })]
			}),
			/* @__PURE__ */ V(Dn, {
				canvasRef: i,
				tabIndex: 0,
				role: "application",
				"aria-label": $("padLabel", {
					n: Cc.value.length,
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
					let i = ({ x: e, y: n }) => [t * (e / wc + 1) / 2, r * (1 - n / wc) / 2];
					e.strokeStyle = W().line, e.strokeRect(0, 0, t, r);
					for (let t of Cc.value) yc(e, t.kind, ...i(t), 4, !0);
					let [a, o] = i(n.value);
					e.strokeStyle = W().text, e.beginPath(), e.moveTo(a - 7, o), e.lineTo(a + 7, o), e.moveTo(a, o - 7), e.lineTo(a, o + 7), e.stroke();
				}
			}),
			/* @__PURE__ */ V("p", {
				class: "small",
				role: "status",
				children: $("drawn", { n: Cc.value.length })
			}),
			/* @__PURE__ */ V("div", {
				class: "row",
				children: [
					/* @__PURE__ */ V("button", {
						class: "main",
						type: "button",
						disabled: !Sc(Cc.value),
						title: $("needsTwo"),
						onClick: () => void cc("points.csv", new Blob([xc(Cc.value)])),
						children: $("useDrawn")
					}),
					/* @__PURE__ */ V("button", {
						class: "plain",
						type: "button",
						disabled: !Cc.value.length,
						onClick: c,
						children: $("undo")
					}),
					/* @__PURE__ */ V("button", {
						class: "plain",
						type: "button",
						disabled: !Cc.value.length,
						onClick: () => Cc.value = [],
						children: $("clear")
					})
				]
			})
		]
	});
}
function Dc() {
	return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}
R(), H();
var Oc = (e = []) => e.map((e) => [e, e]);
function kc(e) {
	let { name: t, label: n, value: r, options: i } = e;
	return Ht.value.includes(t) ? null : /* @__PURE__ */ V("label", {
		class: "boxed",
		"data-name": t,
		children: [/* @__PURE__ */ V("span", { children: n }), /* @__PURE__ */ V("select", {
			value: r.value,
			onChange: (e) => r.value = e.currentTarget.value,
			children: i.map(([e, t]) => /* @__PURE__ */ V("option", {
				value: e,
				children: t
			}, e))
		})]
	});
}
function Ac(e) {
	let { name: t, label: n, value: r, hint: i } = e;
	if (Ht.value.includes(t)) return null;
	let a = (e) => r.value = e.currentTarget.value.trim();
	return /* @__PURE__ */ V("label", {
		class: "boxed",
		"data-name": t,
		title: i,
		children: [/* @__PURE__ */ V("span", { children: n }), /* @__PURE__ */ V("input", {
			type: "text",
			value: r.value,
			placeholder: i,
			onChange: a,
			onKeyDown: (e) => e.key === "Enter" && a(e)
		})]
	});
}
function jc({ name: e, label: t, value: n }) {
	return Ht.value.includes(e) ? null : /* @__PURE__ */ V("label", {
		class: "small",
		"data-name": e,
		children: [
			/* @__PURE__ */ V("input", {
				type: "checkbox",
				checked: n.value,
				onChange: (e) => n.value = e.currentTarget.checked
			}),
			" ",
			t
		]
	});
}
// src/train/Options.tsx
H();
function Mc({ kind: e, name: t, without: n = "" }) {
	let r = Object.entries(As.value?.options[e][t] ?? {}).filter(([e]) => e !== n);
	return r.length ? /* @__PURE__ */ V("details", {
		open: Rs(e, t).some((e) => !e.startsWith(`${n}=`)),
		children: [/* @__PURE__ */ V("summary", {
			class: "small",
			children: $("optionsOf", { name: t })
		}), r.map(([t, n]) => typeof n == "boolean" ? /* @__PURE__ */ V(jc, {
			name: `${e}.${t}`,
			label: t,
			value: Pc(e, t, n)
		}, t) : /* @__PURE__ */ V(Ac, {
			name: `${e}.${t}`,
			label: t,
			hint: n === null ? $("none") : String(n),
			value: Nc(e, t)
		}, t))]
	}) : null;
}
var Nc = (e, t) => ({
	get value() {
		return Is(e, t);
	},
	set value(n) {
		Ls(e, t, n);
	}
}), Pc = (e, t, n) => ({
	get value() {
		return (Is(e, t) || String(n)) === "true";
	},
	set value(r) {
		Ls(e, t, r === n ? "" : String(r));
	}
});
// src/train/Reading.tsx
H();
function Fc() {
	if (!as.value) return null;
	let e = Object.values(rs).some((e) => e.value) || is.value !== "";
	return /* @__PURE__ */ V(o, { children: [/* @__PURE__ */ V(Ac, {
		name: "target",
		label: $("target"),
		value: ns,
		hint: $("targetHint")
	}), /* @__PURE__ */ V("details", {
		open: e || Us.value !== void 0,
		children: [
			/* @__PURE__ */ V("summary", {
				class: "small",
				children: $("reading")
			}),
			/* @__PURE__ */ V(jc, {
				name: "skip_bad",
				label: $("skipBad"),
				value: rs.skip_bad
			}),
			/* @__PURE__ */ V(jc, {
				name: "no_header",
				label: $("noHeader"),
				value: rs.no_header
			}),
			/* @__PURE__ */ V(jc, {
				name: "join_classes",
				label: $("joinClasses"),
				value: rs.join_classes
			}),
			/* @__PURE__ */ V(kc, {
				name: "task",
				label: $("task"),
				value: is,
				options: [["", $("targetHint")], ...Oc(As.value?.task)]
			})
		]
	})] });
}
M(), Ba(), Ua(), H();
var Ic = [
	"blobs",
	"circles",
	"moons",
	"spirals",
	"wave",
	"xor"
], Lc = ["digits"];
function Rc() {
	let e = j(!1);
	return /* @__PURE__ */ V("div", {
		class: "controls",
		children: [
			/* @__PURE__ */ V("section", {
				class: "panel",
				"aria-label": $("data"),
				onDragOver: (e) => e.preventDefault(),
				onDrop: Vc,
				children: [
					/* @__PURE__ */ V("h2", { children: $("data") }),
					/* @__PURE__ */ V(Hc, {}),
					/* @__PURE__ */ V("label", {
						class: "drop",
						children: [/* @__PURE__ */ V("span", { children: $("drop") }), /* @__PURE__ */ V("input", {
							type: "file",
							onChange: (e) => {
								let t = e.currentTarget.files?.[0];
								t && cc(t.name, t), e.currentTarget.value = "";
							}
						})]
					}),
					/* @__PURE__ */ V(Fc, {}),
					/* @__PURE__ */ V("button", {
						class: "plain",
						type: "button",
						"aria-expanded": e.value,
						onClick: () => e.value = !e.value,
						children: $("draw")
					}),
					e.value && /* @__PURE__ */ V(Ec, {})
				]
			}),
			/* @__PURE__ */ V(zc, {}),
			/* @__PURE__ */ V(Bc, {})
		]
	});
}
function zc() {
	let e = As.value, t = os.value, n = (Z.value?.header.shape.length ?? 1) > 1, r = [["linear", $("linear")], ["mlp", $("mlp")]];
	return (n || t === "convnet") && r.push(["convnet", $("convnet")]), /* @__PURE__ */ V("section", {
		class: "panel",
		"aria-label": $("model"),
		children: [
			/* @__PURE__ */ V("h2", { children: $("model") }),
			/* @__PURE__ */ V(kc, {
				name: "model",
				label: $("model"),
				value: os,
				options: r
			}),
			t === "mlp" && /* @__PURE__ */ V(Ac, {
				name: "hidden",
				label: $("hidden"),
				value: ss,
				hint: $("hiddenHint")
			}),
			t === "convnet" && /* @__PURE__ */ V(o, { children: [/* @__PURE__ */ V(Ac, {
				name: "filters",
				label: $("filters"),
				value: cs,
				hint: $("filtersHint")
			}), /* @__PURE__ */ V(jc, {
				name: "norm",
				label: $("normalized"),
				value: ls
			})] }),
			t !== "linear" && /* @__PURE__ */ V(kc, {
				name: "activation",
				label: $("activation"),
				value: us,
				options: Oc(e?.activation)
			}),
			(n || Ds.value) && t !== "convnet" && /* @__PURE__ */ V(kc, {
				name: "features",
				label: $("features"),
				value: Ds,
				options: [["", $("pixels")], ...Oc(e?.features.filter((e) => e !== "raw" && e !== "polar"))]
			}),
			/* @__PURE__ */ V(kc, {
				name: "loss",
				label: $("loss"),
				value: ds,
				options: [["", $("lossAuto")], ...Oc(e?.loss)]
			}),
			/* @__PURE__ */ V(Mc, {
				kind: "loss",
				name: ds.value
			}),
			/* @__PURE__ */ V(kc, {
				name: "penalty",
				label: $("penalty"),
				value: fs,
				options: [["", $("none")], ...Oc(e?.penalty)]
			}),
			fs.value && /* @__PURE__ */ V(o, { children: [/* @__PURE__ */ V(Va, {
				name: "strength",
				label: $("strength"),
				value: ps,
				low: 1e-6,
				high: 10,
				log: !0
			}), /* @__PURE__ */ V(Mc, {
				kind: "penalty",
				name: fs.value
			})] }),
			/* @__PURE__ */ V("details", { children: [
				/* @__PURE__ */ V("summary", { children: $("more") }),
				t !== "linear" && /* @__PURE__ */ V(za, {
					label: $("dropout"),
					value: Cs,
					low: 0,
					high: .95,
					step: .05,
					visibleLabel: !0
				}),
				/* @__PURE__ */ V(kc, {
					name: "start",
					label: $("start"),
					value: Ts,
					options: [["", $("usual")], ...Oc(e?.start)]
				}),
				/* @__PURE__ */ V(kc, {
					name: "scaling",
					label: $("scaling"),
					value: Es,
					options: [["", $("usual")], ...Oc(e?.scaling)]
				}),
				/* @__PURE__ */ V(jc, {
					name: "balanced",
					label: $("balanced"),
					value: Os
				})
			] })
		]
	});
}
function Bc() {
	let e = As.value;
	return /* @__PURE__ */ V("section", {
		class: "panel",
		"aria-label": $("optimizer"),
		children: [
			/* @__PURE__ */ V("h2", { children: $("optimizer") }),
			/* @__PURE__ */ V(kc, {
				name: "optimizer",
				label: $("optimizer"),
				value: ms,
				options: Oc(e?.optimizer)
			}),
			/* @__PURE__ */ V(Va, {
				name: "rate",
				label: $("rate"),
				value: gs,
				low: 1e-5,
				high: 100,
				log: !0,
				hint: $("rateHint"),
				onInput: oc
			}),
			Ns.value && /* @__PURE__ */ V(Va, {
				name: "momentum",
				label: $("momentum"),
				value: Fs,
				low: 0,
				high: .99
			}),
			/* @__PURE__ */ V(Mc, {
				kind: "optimizer",
				name: ms.value,
				without: "momentum"
			}),
			/* @__PURE__ */ V(Ac, {
				name: "batch",
				label: $("batch"),
				value: ys,
				hint: $("batchHint")
			}),
			/* @__PURE__ */ V(Va, {
				name: "speed",
				label: $("speed"),
				value: ks,
				low: 1,
				high: 500,
				log: !0,
				whole: !0,
				onInput: sc
			}),
			/* @__PURE__ */ V("details", { children: [
				/* @__PURE__ */ V("summary", { children: $("more") }),
				/* @__PURE__ */ V(kc, {
					name: "schedule",
					label: $("schedule"),
					value: vs,
					options: Oc(e?.schedule)
				}),
				/* @__PURE__ */ V(za, {
					label: $("epochs"),
					value: bs,
					low: 1,
					high: 1e5,
					whole: !0,
					visibleLabel: !0
				}),
				/* @__PURE__ */ V(Ac, {
					name: "clip",
					label: $("clip"),
					value: ws,
					hint: $("none")
				}),
				/* @__PURE__ */ V(za, {
					label: $("validation"),
					value: xs,
					low: 0,
					high: .9,
					step: .05,
					visibleLabel: !0
				}),
				/* @__PURE__ */ V(za, {
					label: $("seed"),
					value: Ss,
					low: 0,
					high: 2 ** 31,
					whole: !0,
					visibleLabel: !0
				})
			] })
		]
	});
}
function Vc(e) {
	e.preventDefault();
	let t = e.dataTransfer?.files[0];
	t && cc(t.name, t);
}
function Hc() {
	let e = As.value, t = e?.data ?? [ts.value], n = t.filter((e) => !Ic.includes(e) && !Lc.includes(e)), r = js.value, i = t.includes(ts.value) || r.some((e) => e.key === ts.value);
	return /* @__PURE__ */ V("label", {
		class: "boxed",
		"data-name": "data",
		children: [/* @__PURE__ */ V("span", {
			class: "unseen",
			children: $("data")
		}), /* @__PURE__ */ V("select", {
			value: ts.value,
			onChange: (e) => ts.value = e.currentTarget.value,
			children: [
				/* @__PURE__ */ V("optgroup", {
					label: $("ofPlane"),
					children: t.filter((e) => Ic.includes(e)).map(Uc)
				}),
				/* @__PURE__ */ V("optgroup", {
					label: $("ofImages"),
					children: t.filter((e) => Lc.includes(e)).map(Uc)
				}),
				/* @__PURE__ */ V("optgroup", {
					label: $("ofTables"),
					children: n.map(Uc)
				}),
				/* @__PURE__ */ V("optgroup", {
					label: $("ofYours"),
					children: [
						e?.opened && /* @__PURE__ */ V("option", {
							value: "opened",
							children: $("opened", { name: e.opened })
						}),
						r.map((e) => /* @__PURE__ */ V("option", {
							value: e.key,
							children: e.name
						}, e.key)),
						!i && ts.value !== "opened" && Uc(ts.value)
					]
				})
			]
		})]
	});
}
var Uc = (e) => /* @__PURE__ */ V("option", {
	value: e,
	children: e
}, e);
K(), H();
var Wc = 14, Gc = 300, Kc = (e) => Array.from({ length: Wc }, (t, n) => zn(e * 10 ** (-2 + 3.25 * n / 13)));
function qc() {
	let e = uc.value;
	return /* @__PURE__ */ V("section", {
		class: "panel",
		"aria-label": $("fan"),
		children: [
			/* @__PURE__ */ V("h2", { children: $("fan") }),
			/* @__PURE__ */ V("p", {
				class: "hint",
				children: $("fanHint", { n: Wc })
			}),
			/* @__PURE__ */ V("button", {
				class: "plain",
				type: "button",
				disabled: e?.busy,
				onClick: () => dc(Kc(gs.value), Gc),
				children: e?.busy ? $("fanBusy", { n: Wc }) : $("fanGo")
			}),
			e && e.losses[0].length > 0 && /* @__PURE__ */ V(Jc, {})
		]
	});
}
function Jc() {
	let { rates: e, losses: t } = uc.value, n = t[0].length, r = Array.from({ length: n }, (e, t) => t), i = t.map((e) => e[n - 1]), a = i.reduce((e, t, n) => Number.isFinite(t) && t < (i[e] ?? 1e400) ? n : e, 0);
	return /* @__PURE__ */ V(o, { children: [/* @__PURE__ */ V(Xn, {
		title: $("fanCurve"),
		x: r,
		xLabel: $("stepAxis"),
		log: !0,
		height: 220,
		curves: e.map((n, r) => ({
			label: G(n, 3),
			y: t[r],
			color: Yc(r / (e.length - 1)),
			dash: r % 2 ? [5, 3] : []
		}))
	}), /* @__PURE__ */ V("table", { children: [/* @__PURE__ */ V("thead", { children: /* @__PURE__ */ V("tr", { children: [
		/* @__PURE__ */ V("th", {
			class: "number",
			children: $("fanRate")
		}),
		/* @__PURE__ */ V("th", {
			class: "number",
			children: $("fanLast")
		}),
		/* @__PURE__ */ V("td", {})
	] }) }), /* @__PURE__ */ V("tbody", { children: e.map((e, t) => /* @__PURE__ */ V("tr", {
		"data-best": t === a,
		children: [
			/* @__PURE__ */ V("td", {
				class: "number",
				children: [t === a ? "★ " : "", G(e, 3)]
			}),
			/* @__PURE__ */ V("td", {
				class: "number",
				children: Number.isFinite(i[t]) ? G(i[t], 3) : $("diverged")
			}),
			/* @__PURE__ */ V("td", { children: /* @__PURE__ */ V("button", {
				class: "plain small",
				type: "button",
				"aria-label": $("fanUseLabel", { rate: G(e, 3) }),
				onClick: () => {
					gs.value = e, oc();
				},
				children: $("fanUse")
			}) })
		]
	}, e)) })] })] });
}
function Yc(e) {
	return `hsl(${Math.round(215 - 190 * e)} 75% 47%)`;
}
E(), In(), R(), H();
function Xc() {
	let e = Q.value?.arrays.templates;
	if (!e) return null;
	let { classes: t } = Z.value.header, [n, r, i, a = 1] = e.shape, o = 1e-12;
	for (let t of e.data) Math.abs(t) > o && (o = Math.abs(t));
	let s = r * i * a, c = t?.length === n;
	return /* @__PURE__ */ V("figure", { children: [
		/* @__PURE__ */ V("figcaption", { children: $("templates") }),
		/* @__PURE__ */ V("div", {
			class: "templates",
			children: Array.from({ length: n }, (n, l) => /* @__PURE__ */ V(Zc, {
				pixels: e.data.subarray(l * s, (l + 1) * s),
				height: r,
				width: i,
				colors: a,
				most: o,
				label: c ? t[l] : $("unit", { n: l + 1 })
			}, l))
		}),
		/* @__PURE__ */ V("p", {
			class: "hint",
			children: $("templatesHint")
		})
	] });
}
function Zc(e) {
	let t = Te(null), { pixels: n, height: r, width: i, colors: a, most: o, isImage: s } = e;
	return we(() => {
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
			].map((e) => 128 + 127 * r(e)) : kn(r(0));
			e.data.set([...i, 255], 4 * t);
		}
		t.current.getContext("2d").putImageData(e, 0, 0);
	}, [
		n,
		o,
		L.value
	]), /* @__PURE__ */ V("span", {
		class: "tile",
		children: [/* @__PURE__ */ V("canvas", {
			ref: t,
			width: i,
			height: r,
			role: "img",
			"aria-label": e.label
		}), /* @__PURE__ */ V("span", { children: e.label })]
	});
}
M(), E(), Zt(), K(), H();
var Qc = 12, $c = O(void 0), el = O(void 0);
k(() => {
	Z.value, $c.value = void 0, el.value = void 0;
});
function tl() {
	let e = Q.value;
	if (!e) return [];
	if (!$c.value) return e.worst.slice(0, Qc);
	let [t, n] = $c.value, r = Z.value.arrays.part_targets.data, i = e.arrays.predicted.data, a = [];
	return i.forEach((e, i) => e === n && r[i] === t && a.length < Qc && a.push(i)), a;
}
function nl() {
	let e = Q.value, t = Z.value, n = tl(), r = n.join(","), i = e.playing;
	we(() => {
		if (!n.length) return;
		let e = setTimeout(() => z.ask("train.rows", { rows: n }, ({ header: e, arrays: t }) => {
			let { data: n, shape: r } = t.inputs;
			el.value = {
				rows: e.rows,
				names: e.names,
				inputs: n,
				shape: r
			};
		}), i ? 600 : 0);
		return () => clearTimeout(e);
	}, [i ? Math.floor(e.step / 200) : r]);
	let a = el.value, o = t.header.classes, s = (e) => o ? o[e] ?? "–" : G(e), c = t.arrays.part_targets.data, l = t.header.shape.length > 1 && (a?.shape.length ?? 0) > 2, u = i && a ? a.rows : n;
	return /* @__PURE__ */ V("section", {
		class: "panel",
		"aria-label": $("samples"),
		children: [
			/* @__PURE__ */ V("h2", { children: $c.value ? $("samplesOf", {
				truth: s($c.value[0]),
				told: s($c.value[1])
			}) : $("samples") }),
			$c.value && /* @__PURE__ */ V("button", {
				class: "plain",
				type: "button",
				onClick: () => $c.value = void 0,
				children: $("all")
			}),
			u.length === 0 && /* @__PURE__ */ V("p", { children: $("noRows") }),
			l ? /* @__PURE__ */ V("ul", {
				class: "pictures",
				children: u.map((t) => /* @__PURE__ */ V("li", { children: /* @__PURE__ */ V(al, {
					known: a,
					row: t,
					label: $("pictured", {
						truth: s(c[t]),
						told: s(e.arrays.predicted.data[t]),
						loss: G(e.arrays.losses.data[t], 3)
					})
				}) }, t))
			}) : /* @__PURE__ */ V(rl, {
				rows: u,
				known: a,
				name: s
			})
		]
	});
}
function rl(e) {
	let { losses: t, predicted: n } = Q.value.arrays, r = Z.value.arrays.part_targets.data;
	return /* @__PURE__ */ V("div", {
		class: "scrolls",
		children: /* @__PURE__ */ V("table", { children: [/* @__PURE__ */ V("thead", { children: /* @__PURE__ */ V("tr", { children: [
			/* @__PURE__ */ V("th", { children: $("row") }),
			/* @__PURE__ */ V("th", { children: $("truth") }),
			/* @__PURE__ */ V("th", { children: $("told") }),
			/* @__PURE__ */ V("th", {
				class: "number",
				children: $("rowLoss")
			})
		] }) }), /* @__PURE__ */ V("tbody", { children: e.rows.map((i) => /* @__PURE__ */ V("tr", { children: [
			/* @__PURE__ */ V("td", { children: il(e.known, i) }),
			/* @__PURE__ */ V("td", { children: e.name(r[i]) }),
			/* @__PURE__ */ V("td", { children: e.name(n.data[i]) }),
			/* @__PURE__ */ V("td", {
				class: "number",
				children: G(t.data[i], 3)
			})
		] }, i)) })] })
	});
}
function il(e, t) {
	let n = e ? e.rows.indexOf(t) : -1;
	return n >= 0 && e.names ? e.names[n] : String(t + 1);
}
function al({ known: e, row: t, label: n }) {
	let r = e.rows.indexOf(t);
	if (r < 0) return /* @__PURE__ */ V("span", {
		class: "tile",
		children: n
	});
	let [, i, a, o = 1] = e.shape, s = i * a * o, c = e.inputs.subarray(r * s, (r + 1) * s), l = 1;
	for (let t of e.inputs) t > l && (l = t);
	return /* @__PURE__ */ V(Zc, {
		pixels: c,
		height: i,
		width: a,
		colors: o,
		most: l,
		label: n,
		isImage: !0
	});
}
In(), K(), H();
function ol() {
	let e = Q.value?.arrays.confusion, t = Z.value.header.classes;
	if (!e || !t || t.length > 20) return null;
	let n = t.length, r = (t, r) => e.data[t * n + r];
	return /* @__PURE__ */ V("section", {
		class: "panel",
		"aria-label": $("confusion"),
		children: [
			/* @__PURE__ */ V("h2", { children: $("confusion") }),
			/* @__PURE__ */ V("div", {
				class: "scrolls",
				children: /* @__PURE__ */ V("table", {
					class: "confusion",
					children: [/* @__PURE__ */ V("thead", { children: /* @__PURE__ */ V("tr", { children: [/* @__PURE__ */ V("td", {}), t.map((e) => /* @__PURE__ */ V("th", {
						scope: "col",
						class: "number",
						children: e
					}, e))] }) }), /* @__PURE__ */ V("tbody", { children: t.map((e, n) => {
						let i = t.reduce((e, t, i) => e + r(n, i), 0) || 1;
						return /* @__PURE__ */ V("tr", { children: [/* @__PURE__ */ V("th", {
							scope: "row",
							children: e
						}), t.map((t, a) => /* @__PURE__ */ V("td", {
							style: { "--share": String(r(n, a) / i) },
							"data-right": n === a,
							children: /* @__PURE__ */ V("button", {
								type: "button",
								"aria-label": $("cell", {
									n: r(n, a),
									truth: e,
									told: t
								}),
								"aria-pressed": $c.value?.[0] === n && $c.value[1] === a,
								onClick: () => $c.value = [n, a],
								children: r(n, a)
							})
						}, t))] }, e);
					}) })]
				})
			}),
			/* @__PURE__ */ V("p", {
				class: "hint",
				children: $("confusionHint")
			})
		]
	});
}
var sl = -8;
function cl({ value: e, kind: t }) {
	let n = e > 0 && Number.isFinite(e) ? (Math.log10(e) - sl) / 10 : +(e > 0);
	return /* @__PURE__ */ V("td", {
		class: "number bar",
		children: [/* @__PURE__ */ V("svg", {
			width: "56",
			height: "9",
			"aria-hidden": "true",
			children: [/* @__PURE__ */ V("rect", {
				width: "56",
				height: "9",
				class: "ground"
			}), /* @__PURE__ */ V("rect", {
				width: 56 * Math.max(0, Math.min(1, n)),
				height: "9",
				fill: U(t)
			})]
		}), G(e, 2)]
	});
}
function ll() {
	let e = Q.value, t = e?.arrays.layers;
	return !e || !t ? null : /* @__PURE__ */ V("section", {
		class: "panel",
		"aria-label": $("flow"),
		children: [
			/* @__PURE__ */ V("h2", { children: $("flow") }),
			/* @__PURE__ */ V("div", {
				class: "scrolls",
				tabIndex: 0,
				role: "group",
				"aria-label": $("flow"),
				children: /* @__PURE__ */ V("table", {
					class: "flow",
					children: [/* @__PURE__ */ V("thead", { children: /* @__PURE__ */ V("tr", { children: [
						/* @__PURE__ */ V("th", { children: $("layer") }),
						/* @__PURE__ */ V("th", {
							class: "number",
							children: $("gradient")
						}),
						/* @__PURE__ */ V("th", {
							class: "number",
							children: $("weight")
						}),
						/* @__PURE__ */ V("th", {
							class: "number",
							children: $("update")
						}),
						/* @__PURE__ */ V("th", {
							class: "number",
							children: $("ratio")
						})
					] }) }), /* @__PURE__ */ V("tbody", { children: e.layers.map((e, n) => /* @__PURE__ */ V("tr", { children: [
						/* @__PURE__ */ V("th", {
							scope: "row",
							children: e
						}),
						/* @__PURE__ */ V(cl, {
							value: t.data[4 * n],
							kind: 0
						}),
						/* @__PURE__ */ V(cl, {
							value: t.data[4 * n + 1],
							kind: 1
						}),
						/* @__PURE__ */ V(cl, {
							value: t.data[4 * n + 2],
							kind: 2
						}),
						/* @__PURE__ */ V("td", {
							class: "number",
							children: G(t.data[4 * n + 3], 2)
						})
					] }, e)) })]
				})
			}),
			/* @__PURE__ */ V("p", {
				class: "hint",
				children: $("ratioHint")
			})
		]
	});
}
On(), In(), K(), R(), H();
var ul = 26;
function dl() {
	let { header: e } = Z.value, t = e.plane, [n, r] = t.columns, i = e.task === "classification", a = e.inputs ?? e.shape.map((e, t) => `x${t + 1}`), [o, s] = t.names;
	return /* @__PURE__ */ V("figure", {
		class: "plane",
		children: [
			/* @__PURE__ */ V("figcaption", { children: [$(i ? "boundary" : "heights"), i && /* @__PURE__ */ V("span", {
				class: "legend",
				children: e.classes.slice(0, 7).map((e, t) => /* @__PURE__ */ V("span", { children: [
					/* @__PURE__ */ V(pl, { kind: t }),
					" ",
					e
				] }, e))
			})] }),
			/* @__PURE__ */ V(Dn, {
				role: "img",
				"aria-label": ml(o, s),
				draw: hl,
				most: 560
			}),
			/* @__PURE__ */ V("p", {
				class: "hint",
				children: $("filled")
			}),
			a.length > 2 && /* @__PURE__ */ V("div", {
				class: "row",
				children: [
					/* @__PURE__ */ V(fl, {
						label: $("across"),
						names: a,
						value: n,
						choose: (e) => ic(e, r)
					}),
					/* @__PURE__ */ V(fl, {
						label: $("up"),
						names: a,
						value: r,
						choose: (e) => ic(n, e)
					}),
					/* @__PURE__ */ V("span", {
						class: "hint",
						children: $("others")
					})
				]
			})
		]
	});
}
function fl(e) {
	return /* @__PURE__ */ V("label", {
		class: "boxed",
		children: [/* @__PURE__ */ V("span", { children: e.label }), /* @__PURE__ */ V("select", {
			value: String(e.value),
			onChange: (t) => e.choose(Number(t.currentTarget.value)),
			children: e.names.map((e, t) => /* @__PURE__ */ V("option", {
				value: String(t),
				children: e
			}, e))
		})]
	});
}
function pl({ kind: e }) {
	return /* @__PURE__ */ V("svg", {
		width: "12",
		height: "12",
		viewBox: "-6 -6 12 12",
		"aria-hidden": "true",
		fill: U(e),
		children: e % 3 == 0 ? /* @__PURE__ */ V("circle", { r: "5" }) : e % 3 == 1 ? /* @__PURE__ */ V("rect", {
			x: "-4.5",
			y: "-4.5",
			width: "9",
			height: "9"
		}) : /* @__PURE__ */ V("path", { d: "M0 -6 5 4 -5 4z" })
	});
}
function ml(e, t) {
	let { header: n, arrays: r } = Z.value;
	if (n.task !== "classification") return $("heightLabel", {
		x: e,
		y: t
	});
	let i = Q.value?.arrays.predicted?.data, a = r.part_targets.data, o = 0;
	return i?.forEach((e, t) => o += +(e === a[t])), $("boundaryLabel", {
		x: e,
		y: t,
		correct: o,
		rows: a.length
	});
}
function hl(e, t, n) {
	let { header: r, arrays: i } = Z.value, a = Q.value?.arrays, o = {
		left: 40,
		top: 6,
		width: t - ul - 22,
		height: n - ul - 8
	}, s = r.task === "classification", c = i.point_targets.data, [l, u] = s ? [0, 1] : vl(c);
	if (a?.map) {
		let t = a.map.shape[0], n = new ImageData(t, t);
		for (let e = 0; e < t; e++) for (let i = 0; i < t; i++) {
			let o = e * t + i, c = a.map.data[o], [d, f, p] = s ? _l(bc(U(c)), a.certain?.data[o] ?? 1, r.classes.length) : kn(2 * (c - l) / (u - l) - 1);
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
		if (s) yc(e, c[t], n, r, 3.4, a);
		else {
			let [i, o, s] = kn(2 * (c[t] - l) / (u - l) - 1);
			e.beginPath(), e.arc(n, r, 3.4, 0, 2 * Math.PI), e.fillStyle = `rgb(${i} ${o} ${s})`, e.strokeStyle = W().text, e.lineWidth = a ? .8 : 2, e.fill(), e.stroke();
		}
	}
	gl(e, o, n);
}
function gl(e, t, n) {
	let { low: r, high: i, names: a } = Z.value.header.plane;
	e.fillStyle = W().muted, e.font = "11px system-ui, sans-serif", e.textBaseline = "top";
	for (let o of [
		0,
		.5,
		1
	]) {
		e.textAlign = o === 0 ? "left" : o === 1 ? "right" : "center";
		let s = o === .5 ? a[0] : G(r[0] + o * (i[0] - r[0]), 3);
		e.fillText(s, t.left + o * t.width, n - ul + 4);
	}
	e.textAlign = "right";
	for (let n of [0, 1]) e.textBaseline = n === 0 ? "bottom" : "top", e.fillText(G(r[1] + n * (i[1] - r[1]), 3), t.left - 4, t.top + (1 - n) * t.height);
	e.save(), e.translate(t.left - 8, t.top + t.height / 2), e.rotate(-Math.PI / 2), e.textAlign = "center", e.textBaseline = "bottom", e.fillText(a[1], 0, 0), e.restore();
}
function _l([e, t, n], r, i) {
	let a = 1 / i, o = .12 + .48 * Math.max(0, Math.min(1, (r - a) / (1 - a))), s = L.value ? 20 : 255, c = (e) => Math.round(s + (e - s) * o);
	return [
		c(e),
		c(t),
		c(n)
	];
}
function vl(e) {
	let [t, n] = [1e400, -1e400];
	for (let r of e) t = Math.min(t, r), n = Math.max(n, r);
	return n > t ? [t, n] : [t - 1, n + 1];
}
M(), E(), Zt(), K(), R(), H();
var yl = O(""), bl = O(void 0);
function xl() {
	we(fc, []);
	let e = Z.value;
	return /* @__PURE__ */ V("div", {
		class: "train",
		children: [
			/* @__PURE__ */ V(Rc, {}),
			/* @__PURE__ */ V("div", {
				class: "seen",
				children: [
					Us.value && /* @__PURE__ */ V("p", {
						class: "mistake",
						role: "alert",
						children: Us.value
					}),
					Gs.value && /* @__PURE__ */ V("p", {
						class: "mistake",
						role: "alert",
						children: $("taken")
					}),
					/* @__PURE__ */ V(Sl, {}),
					e ? /* @__PURE__ */ V(Cl, {}) : /* @__PURE__ */ V("p", {
						class: "muted",
						children: $("waiting")
					})
				]
			}),
			e && /* @__PURE__ */ V("div", {
				class: "numbers",
				children: [
					/* @__PURE__ */ V(Tl, {}),
					/* @__PURE__ */ V("section", {
						class: "panel",
						"aria-label": $("lossCurve"),
						children: /* @__PURE__ */ V(_c, {})
					}),
					Q.value && /* @__PURE__ */ V(ol, {}),
					/* @__PURE__ */ V(ll, {}),
					/* @__PURE__ */ V(qc, {})
				]
			})
		]
	});
}
function Sl() {
	let e = Q.value, t = e?.over ?? !1, n = Z.value !== void 0 && !Gs.value;
	return /* @__PURE__ */ V("div", {
		class: "drive",
		role: "group",
		"aria-label": $("play"),
		"aria-busy": Ws.value,
		children: [
			/* @__PURE__ */ V("button", {
				class: "main",
				type: "button",
				disabled: !n || t,
				onClick: () => e?.playing ? tc() : ec(),
				children: e?.playing ? `❚❚ ${$("pause")}` : `▶ ${$("play")}`
			}),
			/* @__PURE__ */ V("button", {
				class: "plain",
				type: "button",
				disabled: !n || t,
				onClick: nc,
				children: $("step")
			}),
			/* @__PURE__ */ V("button", {
				class: "plain",
				type: "button",
				disabled: !n || t,
				onClick: rc,
				children: $("epoch")
			}),
			/* @__PURE__ */ V("button", {
				class: "plain",
				type: "button",
				onClick: Zs,
				children: ["↺ ", $("reset")]
			})
		]
	});
}
function Cl() {
	let { header: e } = Z.value, t = Q.value, n = I.value, r = Vs.value.batches;
	return /* @__PURE__ */ V(o, { children: [
		/* @__PURE__ */ V("p", {
			class: "progress",
			"data-step": t?.step ?? 0,
			children: $("progress", {
				step: t?.step ?? 0,
				steps: e.steps,
				epoch: G((t?.step ?? 0) / e.steps_per_epoch, 3),
				epochs: e.steps / e.steps_per_epoch,
				loss: G(r[r.length - 1])
			})
		}),
		t?.over && /* @__PURE__ */ V("p", {
			role: "status",
			class: t.outcome === "diverged" ? "mistake" : "good",
			children: [
				$("over"),
				" ",
				t.reason?.[n]
			]
		}),
		e.plane && /* @__PURE__ */ V(dl, {}),
		/* @__PURE__ */ V(Xc, {}),
		/* @__PURE__ */ V("p", {
			class: "muted small",
			children: $("rows", {
				rows: e.rows,
				validation: e.validation_rows,
				model: e.model,
				parameters: e.parameters,
				batch: e.batch_size
			})
		}),
		e.start && /* @__PURE__ */ V("p", {
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
		/* @__PURE__ */ V(wl, {}),
		t ? /* @__PURE__ */ V(nl, {}) : /* @__PURE__ */ V("p", {
			class: "muted",
			children: $("waiting")
		}),
		e.notes.length > 0 && /* @__PURE__ */ V("details", { children: [/* @__PURE__ */ V("summary", { children: $("notes") }), /* @__PURE__ */ V("ul", {
			class: "small",
			children: e.notes.map((e) => /* @__PURE__ */ V("li", { children: e[n] }, e.en))
		})] })
	] });
}
function wl() {
	let e = ({ text: e }) => Us.value = e, t = () => z.ask("train.store", {}, ({ header: e }) => yl.value = $("kept", { name: e.run }), e), n = () => z.ask("train.finish", {}, () => es("trained"), e), r = () => bl.value ? bl.value = void 0 : z.ask("train.export", Bs(), ({ header: e }) => bl.value = e, e), i = (Q.value?.step ?? 0) > 0;
	return /* @__PURE__ */ V(o, { children: [
		/* @__PURE__ */ V("div", {
			class: "row",
			children: [
				/* @__PURE__ */ V("button", {
					class: "plain",
					type: "button",
					disabled: !i,
					onClick: n,
					children: $("diagnose")
				}),
				/* @__PURE__ */ V("button", {
					class: "plain",
					type: "button",
					disabled: !i,
					onClick: t,
					children: $("keep")
				}),
				/* @__PURE__ */ V("button", {
					class: "plain",
					type: "button",
					"aria-expanded": bl.value !== void 0,
					onClick: r,
					children: $("code")
				})
			]
		}),
		/* @__PURE__ */ V("p", {
			role: "status",
			class: "small",
			children: yl.value
		}),
		bl.value && /* @__PURE__ */ V(o, { children: [
			/* @__PURE__ */ V("h3", { children: $("command") }),
			/* @__PURE__ */ V("pre", {
				tabIndex: 0,
				children: bl.value.command
			}),
			/* @__PURE__ */ V("h3", { children: $("python") }),
			/* @__PURE__ */ V("pre", {
				tabIndex: 0,
				children: bl.value.python
			})
		] })
	] });
}
function Tl() {
	let e = Hs.value;
	return /* @__PURE__ */ V("section", {
		class: "panel",
		"aria-label": $("warnings"),
		children: [/* @__PURE__ */ V("h2", { children: $("warnings") }), /* @__PURE__ */ V("div", {
			role: "status",
			children: /* @__PURE__ */ V("ul", {
				class: "warnings",
				children: [e.length === 0 && /* @__PURE__ */ V("li", {
					class: "muted",
					children: $("noWarnings")
				}), e.map((e) => /* @__PURE__ */ V("li", { children: [
					"⚠ ",
					$("atStep", { step: e.step }),
					": ",
					e[I.value]
				] }, `${e.step}${e.en}`))]
			})
		})]
	});
}
Se(), It(), Zt(), R(), tn(), br(), Sr(), H();
var El = en(yr, xr), Dl = {
	surfaces: Yo,
	train: xl,
	doctor: fr
};
function Ol({ first: e }) {
	let t = $o.value, n = Dl[t];
	return /* @__PURE__ */ V(o, { children: [t !== e && /* @__PURE__ */ V("p", { children: /* @__PURE__ */ V("button", {
		class: "plain",
		type: "button",
		onClick: () => $o.value = e,
		children: ["← ", El(e)]
	}) }), /* @__PURE__ */ V(n, {})] });
}
function kl(e) {
	return (t) => (e.on("msg:custom", (e, [n]) => {
		n && t.got(n.buffer.slice(n.byteOffset, n.byteOffset + n.byteLength));
	}), queueMicrotask(() => t.opened()), {
		send: (t) => e.send({ text: t }),
		give: async (t, n) => void e.send({ text: t }, void 0, [await n.arrayBuffer()])
	});
}
function Al({ model: e, el: t }) {
	let n = t.attachShadow({ mode: "open" }), r = document.createElement("style");
	r.textContent = e.get("css");
	let i = document.createElement("div");
	i.className = "lab", n.append(r, i), jt(e.get("state")), Qt.value = {
		data: null,
		run: e.get("view") === "doctor" ? "opened" : null
	};
	let a = Rt(i);
	return z.through(kl(e)), z.start(), $o.value = e.get("view"), ie(/* @__PURE__ */ V(Ol, { first: e.get("view") }), i), () => {
		ie(null, i), a();
	};
}
var jl = { render: Al };
export { jl as default };
