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
	return c > 2 && (s.children = c > 3 ? de.call(arguments, 2) : n), a(e, s, r, i, null);
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
		constructor: se,
		__v: i || ++ee,
		__i: -1,
		__u: 0
	};
	return !i && k.vnode && k.vnode(a), a;
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
	o && ((t = fe({ constructor: se }, n)).__v = n.__v + 1, k.vnode && k.vnode(t), b(o, t, n, e.__n, o.namespaceURI, 32 & n.__u ? [r] : null, i, r || c(n), 32 & n.__u, a), t.__v = n.__v, t.__.__k[t.__i] = t, C(i, t, a), n.__ = n.__e = null, t.__e != r && u(t));
}
function u(e) {
	if ((e = e.__) && e.__c && !e.props.__P) return e.__e = null, e.__k.some(function(t) {
		return t && (e.__e = t.__e);
	}), u(e);
}
function d(e) {
	(8 & e.__g || (e.__g |= 8, te.push(e), re++)) && ne == k.debounceRendering || ((ne = k.debounceRendering) || queueMicrotask)(f);
}
function f() {
	try {
		for (var e, t = 1; te.length;) te.length > t && te.sort(ie), e = te.shift(), t = te.length, 8 & e.__g && l(e);
	} finally {
		(re = te.length) && (ne || queueMicrotask)(f);
	}
}
function p(e, t, n, r, i, a, o, s, c, l, u) {
	var d, f, p, g, _, v, y = r.__k || N, x = t.length;
	for (c = m(n, t, y, c, x), d = 0; d < x; d++) (p = n.__k[d]) != null && (f = ~p.__i && y[p.__i] || ce, p.__i = d, v = b(e, p, f, i, a, o, s, c, l, u), g = p.__e, (f.ref != p.ref || 8 & f.__u) && (f.ref && T(f.ref, null, p, f), p.ref && u.push(p.ref, p.__c || g, p)), _ ||= g, 4 & p.__u ? (c = h(p, c, e, !f.__v), f.__e && (f.__e = null)) : typeof p.type == "function" && v !== void 0 ? c = v : g && (c = g.nextSibling), p.__u &= -21);
	return n.__e = _, c;
}
function m(e, t, n, r, i) {
	var s, l, u, d, f, p, m, h, _, v = n.length, y = v, b = 0, x = 0, S = e.__k = Array(i);
	for (s = 0; s < i; s++) (l = t[s]) != null && typeof l != "boolean" && typeof l != "function" ? (typeof l != "object" || l.constructor === String ? l = S[s] = a(null, l) : ue(l) ? l = S[s] = a(o, { children: l }) : l.constructor === se && l.__b ? l = S[s] = a(l.type, l.props, l.key, l.ref, l.__v) : S[s] = l, d = s + b, l.__ = e, l.__b = e.__b + 1, u = null, ~(f = l.__i = g(l, n, d, y)) && (y--, (u = n[f]) && (u.__u |= 2)), u && u.__v ? (l.__u |= 16, f == d - 1 ? b-- : f == d + 1 ? b++ : f != d && (f > d ? b-- : b++, x = 1)) : (~f || (i > v ? b-- : i < v && b++), typeof l.type != "function" && (l.__u |= 4))) : S[s] = null;
	if (x) {
		for (p = [], m = [], s = 0; s < i; s++) if ((l = S[s]) && 16 & l.__u) {
			for (b = 0, h = p.length; b < h;) p[_ = b + h >> 1] < l.__i ? b = _ + 1 : h = _;
			p[b] = l.__i, m[s] = b + 1;
		}
		for (b = p.length; s--;) m[s] && (m[s] == b ? b-- : S[s].__u |= 4);
	}
	if (y) for (s = 0; s < v; s++) !(u = n[s]) || 2 & u.__u || (u.__e == r && (r = c(u)), E(u, u));
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
	} else if (t[0] == "o" && t[1] == "n") typeof n != "function" && (n = null), typeof r != "function" && (r = null), (e.__e ||= {})[t] = n, n && r || (o = M[t] || (M[t] = y(t)), (e.__a ||= {})[t] = j, a = t != (t = t.replace(oe, "$1")), (t = t.slice(2))[0] < "a" && (t = t.toLowerCase()), n ? e.addEventListener(t, o, a) : e.removeEventListener(t, o, a));
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
			if (n = n[e], t[ae] == null) t[ae] = j++;
			else if (t[ae] < this.__a[e]) return;
			return n(k.event ? k.event(t) : t);
		}
	};
}
function b(e, t, n, i, a, l, u, d, f, m) {
	var h, g, _, v, y, b, C, T, O, ee, A, te, ne, re, ie, ae, oe, j, M = t.type;
	if (t.constructor !== se) return null;
	128 & n.__u && (f = 32 & n.__u, h = n.__c.__z) && (t.__u |= f, g = l = [], h.nodeType == 8 ? d = x(h, l) : l.push(h), d = l[0] || d), (h = k.__b) && h(t);
	e: if (typeof M == "function") {
		_ = u.length;
		try {
			if (T = t.props, O = (h = M.prototype) && h.render, ee = (h = M.contextType) && i[h.__c], A = h ? ee ? ee.props.value : h.__ : i, (v = n.__c) ? (t.__c = v, 2 & v.__g && (v.__g |= 1)) : (O ? t.__c = v = new M(T, A) : (t.__c = v = new s(T, A), v.constructor = M, v.render = D), ee && ee.sub(v), v.state || (v.state = {}), v.__n = i, v.__g |= 8, v.__h = [], v.__k = []), O && (v.__s || (v.__s = v.state), M.getDerivedStateFromProps && (v.__s == v.state && (v.__s = fe({}, v.__s)), fe(v.__s, M.getDerivedStateFromProps(T, v.__s)))), y = v.props, b = v.state, v.__v = t, n.__c) {
				if (T !== y && O && !M.getDerivedStateFromProps && v.componentWillReceiveProps && v.componentWillReceiveProps(T, A), t.__v == n.__v && !(8 & v.__g) || !(4 & v.__g) && v.shouldComponentUpdate && !1 === v.shouldComponentUpdate(T, v.__s, A)) {
					t.__v != n.__v && (v.props = T, v.state = v.__s, v.__g &= -9), t.__e = n.__e, t.__k = n.__k, t.__k.some(function(e) {
						e && (e.__ = t);
					}), N.push.apply(v.__h, v.__k), v.__k = [], v.__h.length && u.push(v), d = c(n);
					break e;
				}
				v.componentWillUpdate && v.componentWillUpdate(T, v.__s, A), O && v.componentDidUpdate && v.__h.push(function() {
					v.componentDidUpdate(y, b, C);
				});
			} else O && !M.getDerivedStateFromProps && v.componentWillMount && v.componentWillMount(), O && v.componentDidMount && v.__h.push(v.componentDidMount);
			v.context = A, v.props = T, v.__P = e, v.__g &= -5, te = k.__r, ne = O ? 25 : 0;
			do
				v.__g &= -9, te && te(t), h = v.render(v.props, v.state = v.__s, v.context);
			while (8 & v.__g && ++ne < 25);
			O && (N.push.apply(v.__h, v.__k), v.__k = []), v.state = v.__s, v.getChildContext && (i = fe({}, i, v.getChildContext())), O && n.__c && v.getSnapshotBeforeUpdate && (C = v.getSnapshotBeforeUpdate(y, b)), re = h && h.type === o && h.key == null ? h.props.children : h, T.__P && (h = d, a = (e = T.__P).namespaceURI, f = l = null, n.props && n.props.__P != e && (n.__k.some(function(e) {
				e && E(e, e);
			}), n.__k = null), d = n.__k ? c(n, 0) : null), d = p(e, ue(re) ? re : [re], t, n, i, a, l, u, d, f, m), T.__P && (t.__e = null, d = h), t.__u &= -161, g && g.some(r), v.__h.length && u.push(v), 1 & v.__g && (v.__g &= -4);
		} catch (e) {
			if (u.length = _, t.__v = null, f || l) {
				if (e && e.then) {
					if (t.__u |= 128 | f, l) {
						for (~(oe = l.indexOf(d || void 0)) || (oe = l.length); (j = l[oe - 1]) && j.nodeType == 8;) oe--;
						for (; oe < l.length; oe++) if (j = l[oe]) {
							if (l[oe] = null, ie) {
								if (j == ae) break;
							} else {
								if (j.nodeType != 8) break;
								j.data.startsWith("$s") && (ae = x(ie = j));
							}
						}
					}
					if (!ie) {
						for (; d && d.nodeType == 8 && d.nextSibling;) d = d.nextSibling;
						ie = d;
					}
					(h = x(ie = t.__c.__z || (t.__c.__z = ie))) ? (t.__e = ie, d = h) : t.__e = d, d &&= d.nextSibling;
				} else l && l.some(r);
			} else t.__e = n.__e;
			t.__k ||= n.__k || [], e && e.then || S(t), k.__e(e, t, n);
		}
	} else d = t.__e = w(n.__e, t, n, i, a, l, u, f, m, e);
	return (h = k.diffed) && h(t), d;
}
function x(e, t) {
	if (e && e.nodeType == 8 && e.data.startsWith("$s")) for (var n = 1; e = e.nextSibling;) {
		if (e.nodeType == 8) {
			if (e.data.startsWith("$s")) n++;
			else if (e.data.startsWith("/$s") && !--n) return e;
		}
		t && t.push(e);
	}
}
function S(e) {
	e && (e.__c && (e.__c.__g |= 4), e.__k && e.__k.some(S));
}
function C(e, t, n) {
	for (var r = 0; r < n.length;) T(n[r++], n[r++], n[r++]);
	k.__c && k.__c(t, e), e.some(function(t) {
		try {
			e = t.__h, t.__h = [], e.some(function(e) {
				e.call(t);
			});
		} catch (e) {
			k.__e(e, t.__v);
		}
	});
}
function w(e, t, n, i, a, o, s, l, u, d) {
	var f, m, h, g, _, y, b, x, S = n.props || ce, C = t.props, w = t.type;
	if (w == "svg" ? a = "http://www.w3.org/2000/svg" : w == "math" ? a = "http://www.w3.org/1998/Math/MathML" : a ||= "http://www.w3.org/1999/xhtml", o) {
		for (f = 0; f < o.length; f++) if ((_ = o[f]) && (w ? _.localName == w : _.nodeType == 3)) {
			e = _, o[f] = null;
			break;
		}
	}
	if (!e) {
		if (x = d.ownerDocument || document, !w) return x.createTextNode(C);
		e = x.createElementNS(a, w, C.is ? C : d), l &&= (k.__m && k.__m(t, o), !1), o = null;
	}
	if (w) {
		if (d = w == "template" && e.content || e, o = w == "textarea" && C.defaultValue != null ? null : o && de.call(d.childNodes), !l && o) for (S = {}, f = 0; f < e.attributes.length; f++) S[(_ = e.attributes[f]).name] = _.value;
		for (f in S) _ = S[f], f == "dangerouslySetInnerHTML" ? h = _ : f == "children" || f in C || f == "value" && "defaultValue" in C || f == "checked" && "defaultChecked" in C || v(e, f, null, _, a);
		for (f in C) _ = C[f], f == "children" ? g = _ : f == "dangerouslySetInnerHTML" ? m = _ : f == "value" ? y = _ : f == "checked" ? b = _ : l && typeof _ != "function" || S[f] === _ || v(e, f, _, S[f], a);
		m ? (l || h && (m.__html == h.__html || m.__html == e.innerHTML) || (e.innerHTML = m.__html), t.__k = []) : (h && (e.textContent = ""), (w == "foreignObject" || a == "http://www.w3.org/1998/Math/MathML" && le.test(w)) && (a = "http://www.w3.org/1999/xhtml"), p(d, ue(g) ? g : [g], t, n, i, a, o, s, o ? o[0] : n.__k && c(n, 0), l, u), o && o.some(r)), l && w != "textarea" || (f = "value", w == "progress" && y == null ? e.removeAttribute(f) : y == null || y === e[f] && (w != "progress" || y) || v(e, f, y, S[f], a), f = "checked", b != null && b != e[f] && v(e, f, b, S[f], a));
	} else S === C || l && e.data == C || (e.data = C);
	return e;
}
function T(e, t, n, r) {
	try {
		typeof e == "function" ? t ? t.__x = e(t) || 1 : (r &&= r.__c || r.__e) && (t = r.__x) && (r.__x = null, typeof t == "function" ? t() : e(null)) : e.current = t;
	} catch (e) {
		k.__e(e, n);
	}
}
function E(e, t, n) {
	var i, a, o, s;
	if (k.unmount && k.unmount(e), !(i = e.ref) || i.current && i.current != e.__e || T(i, null, t, e), i = e.__c) {
		if (i.componentWillUnmount) try {
			i.componentWillUnmount();
		} catch (e) {
			k.__e(e, t);
		}
		i.__P = i.__n = null;
	}
	if (i = e.__k) for (s = 0; s < i.length; s++) i[s] && E(i[s], t, typeof e.type != "function" || n && !e.props.__P);
	!n && (i = e.__c) && (i = i.__z) && (a = x(i, o = [])) && (i == e.__e && o.some(r), r(a), r(i)), n || r(e.__e), e.__e = e.__c = e.__ = null;
}
function D(e, t, n) {
	return this.constructor(e, n);
}
function O(e, t) {
	var n, r, i, s;
	k.__ && k.__(e, t), t.nodeType == 9 && (t = t.documentElement), r = (n = e && 32 & e.__u) ? null : t.__k, t.__k = a(o, { children: [e] }), i = [], s = [], b(t, t.__k, r || ce, ce, t.namespaceURI, r ? null : t.firstChild ? de.call(t.childNodes) : null, i, r ? r.__e : t.firstChild, n, s), C(i, t.__k, s), t.__k.props.children = null;
}
var k, ee, A, te, ne, re, ie, ae, oe, j, M, se, ce, N, le, ue, de, fe, pe = t((() => {
	se = Symbol.for("pv"), ce = {}, N = [], le = /^m(i|n|o|s|text|space)$/, ue = Array.isArray, de = N.slice, fe = Object.assign, k = { __e: function(e, t, n, r) {
		for (var i, a, o; t = t.__;) if ((i = t.__c) && !(1 & i.__g)) {
			i.__g |= 4;
			try {
				if ((o = (a = i.constructor) && a.getDerivedStateFromError) && i.setState(a.getDerivedStateFromError(e)), i.componentDidCatch && (i.componentDidCatch(e, r || {}), o = 1), o && 8 & i.__g) return void (i.__g |= 2);
			} catch (t) {
				e = t;
			}
		}
		throw re = 0, e;
	} }, ee = 0, A = function(e) {
		return e != null && e.constructor === se;
	}, s.prototype.setState = function(e, t) {
		var n = this.__s;
		n && n != this.state || (n = this.__s = fe({}, this.state)), typeof e == "function" && (e = e(fe({}, n), this.props)), e && (fe(n, e), this.__v && (t && this.__k.push(t), d(this)));
	}, s.prototype.forceUpdate = function(e) {
		this.__v && (this.__g |= 4, e && this.__h.push(e), d(this));
	}, s.prototype.render = o, te = [], re = 0, ie = function(e, t) {
		return e.__v.__b - t.__v.__b;
	}, ae = Symbol(), oe = /(PointerCapture)$|Capture$/i, j = 0, M = {};
}));
// node_modules/preact/hooks/dist/hooks.mjs
function me(e, t) {
	je.__h && je.__h(P, e, Oe || t), Oe = 0;
	var n = P.__H || (P.__H = {
		__: [],
		__h: []
	});
	return e >= n.__.length && n.__.push({}), n.__[e];
}
function he(e, t) {
	var n = me(Te++, 3);
	!je.__s && we(n.__H, t) && (n.__P = !0, n.__ = e, n.u = t, P.__H.__h.push(n));
}
function ge(e) {
	return Oe = 5, _e(function() {
		return { current: e };
	}, []);
}
function _e(e, t) {
	var n = me(Te++, 7);
	return we(n.__H, t) && (n.__ = e(), n.__H = t), n.__;
}
function ve() {
	var e = me(Te++, 11);
	if (!e.__) {
		for (var t = P.__v; !t.__m && t.__;) t = t.__;
		var n = t.__m || (t.__m = [0, 0]);
		e.__ = "P" + n[0] + "-" + n[1]++;
	}
	return e.__;
}
function ye() {
	var e;
	do {
		for (; e = Ae.shift();) try {
			Se(e);
		} catch (t) {
			je.__e(t, { __: (e = e.__P) && e.__v });
		}
		for (; e = ke.shift();) {
			var t = e.__H;
			if (e.__P && t) try {
				t.__h.some(Se), t.__h.some(Ce), t.__h = [];
			} catch (n) {
				t.__h = [], je.__e(n, e.__v);
			}
		}
	} while (Ae.length);
}
function be(e) {
	var t, n = function() {
		clearTimeout(r), Re && cancelAnimationFrame(t), setTimeout(e);
	}, r = setTimeout(n, 35);
	Re && (t = requestAnimationFrame(n));
}
function xe(e) {
	e != 1 && Ee == je.requestAnimationFrame || ((Ee = je.requestAnimationFrame) || be)(ye);
}
function Se(e) {
	var t = P, n = e.__c;
	typeof n == "function" && (e.__c = void 0, n()), P = t;
}
function Ce(e) {
	var t = P;
	e.__c = e.__(), P = t;
}
function we(e, t) {
	return !e || e.length != t.length || t.some(function(t, n) {
		return !De(t, e[n]);
	});
}
var Te, P, F, Ee, De, Oe, ke, Ae, je, Me, Ne, Pe, Fe, Ie, Le, Re, ze = t((() => {
	pe(), De = Object.is, Oe = 0, ke = [], Ae = [], je = k, Me = je.__b, Ne = je.__r, Pe = je.diffed, Fe = je.__c, Ie = je.unmount, Le = je.__, je.__b = function(e) {
		P = null, Me && Me(e);
	}, je.__ = function(e, t) {
		e && t.__k && t.__k.__m && (e.__m = t.__k.__m), Le && Le(e, t);
	}, je.__r = function(e) {
		Ne && Ne(e), Te = 0;
		var t = (P = e.__c).__H;
		t && (F == P ? P.__h = [] : (t.__h.some(Se), t.__h.some(Ce), Te = 0), t.__h = [], t.__.some(function(e) {
			e.__N && (e.__ = e.__N), e.u = e.__N = void 0;
		})), F = P;
	}, je.diffed = function(e) {
		Pe && Pe(e);
		var t = e.__c;
		t && t.__H && (t.__H.__h.length && xe(ke.push(t)), t.__H.__.some(function(e) {
			e.u && (e.__H = e.u);
		})), F = P = null;
	}, je.__c = function(e, t) {
		t.some(function(e) {
			try {
				e.__h.some(Se), e.__h = e.__h.filter(function(e) {
					return !e.__ || Ce(e);
				});
			} catch (t) {
				e.__h = [function() {
					throw t;
				}];
			}
		}), Fe && Fe(e, t);
	}, je.unmount = function(e) {
		Ie && Ie(e);
		var t, n, r = e.__c;
		r && r.__H && (r.__H.__.some(function(r) {
			try {
				if (r.__P && r.__c) {
					if (n === void 0) {
						for (n = e.__; n && (!n.__c || !n.__c.__P);) n = n.__;
						n &&= n.__c;
					}
					r.__P = n, xe(Ae.push(r));
				} else Se(r);
			} catch (e) {
				t = e;
			}
		}), r.__H = void 0, t && je.__e(t, r.__v));
	}, Re = typeof requestAnimationFrame == "function";
}));
// node_modules/@preact/signals-core/dist/signals-core.module.js
function Be() {
	if (at > 1) at--;
	else {
		var e, t = !1;
		for ((function() {
			var e = lt;
			for (lt = void 0; e !== void 0;) {
				var t = e.S;
				if (t.v === e.v) for (var n = t.t; n !== void 0; n = n.x) n.i === e.i && (n.i = t.i);
				e = e.o;
			}
		})(); it !== void 0;) {
			var n = it;
			for (it = void 0, ot++; n !== void 0;) {
				var r = n.u;
				if (n.u = void 0, n.f &= -3, !(8 & n.f) && Ge(n)) try {
					n.c();
				} catch (n) {
					t ||= (e = n, !0);
				}
				n = r;
			}
		}
		if (ot = 0, at--, t) throw e;
	}
}
function Ve(e) {
	if (at > 0) return e();
	ct = ++st, at++;
	try {
		return e();
	} finally {
		Be();
	}
}
function He(e) {
	var t = rt, n = nt;
	rt = void 0, nt = void 0;
	try {
		return e();
	} finally {
		rt = t, nt = n;
	}
}
function Ue(e) {
	if (rt !== void 0) {
		var t = e.n;
		if (t === void 0 || t.t !== rt) return t = {
			i: 0,
			S: e,
			p: rt.s,
			n: void 0,
			t: rt,
			e: void 0,
			x: void 0,
			r: t
		}, rt.s !== void 0 && (rt.s.n = t), rt.s = t, e.n = t, 32 & rt.f && e.S(t), t;
		if (t.i === -1) return t.i = 0, t.n !== void 0 && (t.n.p = t.p, t.p !== void 0 && (t.p.n = t.n), t.p = rt.s, t.n = void 0, rt.s.n = t, rt.s = t), t;
	}
}
function We(e, t) {
	this.v = e, this.i = 0, this.n = void 0, this.t = void 0, this.l = 0, this.W = t?.watched, this.Z = t?.unwatched, this.name = t?.name;
}
function I(e, t) {
	return new We(e, t);
}
function Ge(e) {
	for (var t = e.s; t !== void 0; t = t.n) if (t.S.i !== t.i || !t.S.h() || t.S.i !== t.i) return !0;
	return !1;
}
function Ke(e) {
	for (var t = e.s; t !== void 0; t = t.n) {
		var n = t.S.n;
		if (n !== void 0 && (t.r = n), t.S.n = t, t.i = -1, t.n === void 0) {
			e.s = t;
			break;
		}
	}
}
function qe(e) {
	for (var t = e.s, n = void 0; t !== void 0;) {
		var r = t.p;
		t.i === -1 ? (t.S.U(t), r !== void 0 && (r.n = t.n), t.n !== void 0 && (t.n.p = r)) : n = t, t.S.n = t.r, t.r !== void 0 && (t.r = void 0), t = r;
	}
	e.s = n;
}
function Je(e, t) {
	We.call(this, void 0, t), this.x = e, this.s = void 0, this.g = ut - 1, this.f = 4;
}
function Ye(e, t) {
	return new Je(e, t);
}
function Xe(e) {
	var t = e.j;
	if (e.j = void 0, typeof t == "function") {
		at++;
		var n = rt;
		rt = void 0;
		try {
			t();
		} catch (t) {
			throw e.f &= -2, e.f |= 8, Ze(e), t;
		} finally {
			rt = n, Be();
		}
	}
}
function Ze(e) {
	for (var t = e.s; t !== void 0; t = t.n) t.S.U(t);
	e.x = void 0, e.s = void 0, Xe(e);
}
function Qe(e) {
	if (rt !== this) throw Error("Out-of-order effect");
	qe(this), rt = e, this.f &= -2;
	try {
		8 & this.f && Ze(this);
	} finally {
		Be();
	}
}
function $e(e, t) {
	this.x = e, this.j = void 0, this.s = void 0, this.u = void 0, this.f = 32, this.name = t?.name, nt && nt.push(this);
}
function et(e, t) {
	var n = new $e(e, t);
	try {
		n.c();
	} catch (e) {
		throw n.d(), e;
	}
	var r = n.d.bind(n);
	return r[Symbol.dispose] = r, r;
}
var tt, nt, rt, it, at, ot, st, ct, lt, ut, dt = t((() => {
	tt = Symbol.for("preact-signals"), rt = void 0, it = void 0, at = 0, ot = 0, st = 0, ct = 0, lt = void 0, ut = 0, We.prototype.brand = tt, We.prototype.h = function() {
		return !0;
	}, We.prototype.S = function(e) {
		var t = this, n = this.t;
		n !== e && e.e === void 0 && (e.x = n, this.t = e, n === void 0 ? He(function() {
			var e;
			(e = t.W) == null || e.call(t);
		}) : n.e = e);
	}, We.prototype.U = function(e) {
		var t = this;
		if (this.t !== void 0) {
			var n = e.e, r = e.x;
			n !== void 0 && (n.x = r, e.e = void 0), r !== void 0 && (r.e = n, e.x = void 0), e === this.t && (this.t = r, r === void 0 && He(function() {
				var e;
				(e = t.Z) == null || e.call(t);
			}));
		}
	}, We.prototype.subscribe = function(e) {
		var t = this;
		return et(function() {
			var n = t.value;
			He(function() {
				return e(n);
			});
		}, { name: "sub" });
	}, We.prototype.valueOf = function() {
		return this.value;
	}, We.prototype.toString = function() {
		return this.value + "";
	}, We.prototype.toJSON = function() {
		return this.value;
	}, We.prototype.peek = function() {
		var e = this;
		return He(function() {
			return e.value;
		});
	}, Object.defineProperty(We.prototype, "value", {
		get: function() {
			var e = Ue(this);
			return e !== void 0 && (e.i = this.i), this.v;
		},
		set: function(e) {
			if (e !== this.v) {
				if (ot > 100) throw Error("Cycle detected");
				(function(e) {
					at !== 0 && ot === 0 && e.l !== ct && (e.l = ct, lt = {
						S: e,
						v: e.v,
						i: e.i,
						o: lt
					});
				})(this), this.v = e, this.i++, ut++, at++;
				try {
					for (var t = this.t; t !== void 0; t = t.x) t.t.N();
				} finally {
					Be();
				}
			}
		}
	}), Je.prototype = new We(), Je.prototype.h = function() {
		if (this.f &= -3, 1 & this.f) return !1;
		if ((36 & this.f) == 32 || (this.f &= -5, this.g === ut)) return !0;
		if (this.g = ut, this.f |= 1, this.i > 0 && !Ge(this)) return this.f &= -2, !0;
		var e = rt;
		try {
			Ke(this), rt = this;
			var t = this.x();
			(16 & this.f || this.v !== t || this.i === 0) && (this.v = t, this.f &= -17, this.i++);
		} catch (e) {
			this.v = e, this.f |= 16, this.i++;
		}
		return rt = e, qe(this), this.f &= -2, !0;
	}, Je.prototype.S = function(e) {
		if (this.t === void 0) {
			this.f |= 36;
			for (var t = this.s; t !== void 0; t = t.n) t.S.S(t);
		}
		We.prototype.S.call(this, e);
	}, Je.prototype.U = function(e) {
		if (this.t !== void 0 && (We.prototype.U.call(this, e), this.t === void 0)) {
			this.f &= -33;
			for (var t = this.s; t !== void 0; t = t.n) t.S.U(t);
		}
	}, Je.prototype.N = function() {
		if (!(2 & this.f)) {
			this.f |= 6;
			for (var e = this.t; e !== void 0; e = e.x) e.t.N();
		}
	}, Object.defineProperty(Je.prototype, "value", { get: function() {
		if (1 & this.f) throw Error("Cycle detected");
		var e = Ue(this);
		if (this.h(), e !== void 0 && (e.i = this.i), 16 & this.f) throw this.v;
		return this.v;
	} }), $e.prototype.c = function() {
		var e = this.S();
		try {
			if (8 & this.f || this.x === void 0) return;
			var t = this.x();
			typeof t == "function" && (this.j = t);
		} finally {
			e();
		}
	}, $e.prototype.S = function() {
		if (1 & this.f) throw Error("Cycle detected");
		this.f |= 1, this.f &= -9, Xe(this), Ke(this), at++;
		var e = rt;
		return rt = this, Qe.bind(this, e);
	}, $e.prototype.N = function() {
		2 & this.f || (this.f |= 2, this.u = it, it = this);
	}, $e.prototype.d = function() {
		this.f |= 8, 1 & this.f || Ze(this);
	}, $e.prototype.dispose = function() {
		this.d();
	};
}));
// node_modules/@preact/signals/dist/signals.module.js
function ft(e, t) {
	k[e] = t.bind(null, k[e] || function() {});
}
function pt(e) {
	if (bt) {
		var t = bt;
		bt = void 0, t();
	}
	bt = e && e.S();
}
function mt(e) {
	var t = this, n = e.data, r = gt(n);
	r.name = "ReactiveDom", r.value = n;
	var i = _e(function() {
		for (var e = t, n = t.__v; n = n.__;) if (n.__c) {
			n.__c.__$f |= 4;
			break;
		}
		var i = Ye(function() {
			var e = r.value.value;
			return e === 0 ? 0 : !0 === e ? "" : e || "";
		}), a = Ye(function() {
			return !Array.isArray(i.value) && !A(i.value);
		}), o = et(function() {
			if (this.N = vt, a.value) {
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
function ht(e, t, n, r) {
	var i = t in e && e.ownerSVGElement === void 0, a = I(n);
	return {
		o: function(e, t) {
			a.value = e, r = t;
		},
		d: et(function() {
			this.N = vt;
			var n = a.value.value;
			r[t] !== n && (r[t] = n, i ? e[t] = n : n != null && (!1 !== n || t[4] === "-") ? e.setAttribute(t, n) : e.removeAttribute(t));
		})
	};
}
function gt(e, t) {
	return _e(function() {
		return I(e, t);
	}, []);
}
function _t() {
	Ve(function() {
		for (var e; e = St.shift();) yt.call(e);
	});
}
function vt() {
	St.push(this) === 1 && (k.requestAnimationFrame || Ct)(_t);
}
var yt, bt, xt, St, Ct, L = t((() => {
	pe(), ze(), dt(), xt = typeof window < "u" && !!window.__PREACT_SIGNALS_DEVTOOLS__, St = [], et(function() {
		yt = this.N;
	})(), mt.displayName = "ReactiveTextNode", Object.defineProperties(We.prototype, {
		constructor: {
			configurable: !0,
			value: i(o, null).constructor
		},
		type: {
			configurable: !0,
			value: mt
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
	}), ft("__b", function(e, t) {
		if (pt(), typeof t.type == "string") {
			var n, r = t.props;
			for (var i in r) if (i !== "children") {
				var a = r[i];
				a instanceof We && (n || (t.__np = n = {}), n[i] = a, r[i] = a.peek());
			}
		}
		e(t);
	}), ft("__r", function(e, t) {
		if (e(t), t.type !== o) {
			pt();
			var n, r = t.__c;
			r && (r.__$f &= -2, (n = r.__$u) === void 0 && (r.__$u = n = function(e, t) {
				var n;
				return et(function() {
					n = this;
				}, { name: t }), n.c = e, n;
			}(function(e) {
				return function() {
					var t;
					xt && ((t = this.y) == null || t.call(this)), e.__$f |= 1, e.setState({});
				};
			}(r), typeof t.type == "function" ? t.type.displayName || t.type.name : ""))), pt(n);
		}
	}), ft("__e", function(e, t, n, r) {
		pt(), e(t, n, r);
	}), ft("diffed", function(e, t) {
		pt();
		var n;
		if (typeof t.type == "string" && (n = t.__e)) {
			var r = t.__np, i = t.props, a = n.U;
			if (a) for (var o in a) {
				var s = a[o];
				s === void 0 || r && o in r || (s.d(), a[o] = void 0);
			}
			if (r) for (var c in a || (a = {}, n.U = a), r) {
				var l = a[c], u = r[c];
				l === void 0 ? (l = ht(n, c, u, i), a[c] = l) : l.o(u, i);
			}
		}
		e(t);
	}), ft("unmount", function(e, t) {
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
	}), ft("__h", function(e, t, n, r) {
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
	}, Ct = function(e) {
		queueMicrotask(function() {
			queueMicrotask(e);
		});
	};
}));
// src/address.ts
function wt(...e) {
	return {
		read: (t) => e.find((e) => e === t),
		write: (e) => e
	};
}
function Tt(e) {
	return new Map(new URLSearchParams(e.replace(/^#/, "")));
}
function R(e, t, n) {
	let r = jt.get(e), i = I((r === void 0 ? void 0 : n.read(r)) ?? t);
	return At.set(e, {
		state: i,
		usual: t,
		kind: n
	}), i;
}
function Et(e, t = () => !0) {
	let n = Tt(e);
	Ve(() => {
		for (let [e, { state: r, usual: i, kind: a }] of At) {
			if (!t(e)) continue;
			let o = n.get(e);
			r.value = (o === void 0 ? void 0 : a.read(o)) ?? i;
		}
	});
}
var Dt, Ot, kt, At, jt, Mt = t((() => {
	L(), Dt = {
		read: (e) => e,
		write: (e) => e
	}, Ot = {
		read: (e) => e.trim() !== "" && Number.isFinite(Number(e)) ? Number(e) : void 0,
		write: (e) => String(Number(e.toPrecision(6)))
	}, kt = {
		read: (e) => e === "" ? [] : e.split(","),
		write: (e) => e.join(",")
	}, At = /* @__PURE__ */ new Map(), jt = Tt(typeof location > "u" ? "" : location.hash);
}));
// src/frames.ts
function Nt(e) {
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
function Pt(e) {
	return et(() => {
		e.lang = Lt.value, e.dataset.theme = Ut.value ? "dark" : "light";
	});
}
var Ft, It, Lt, Rt, zt, Bt, Vt, Ht, Ut, Wt, Gt, z = t((() => {
	L(), Mt(), Ft = typeof navigator < "u" && navigator.language.startsWith("ko") ? "ko" : "en", It = R("lang", "", wt("en", "ko", "")), Lt = Ye(() => It.value || Ft), Rt = R("theme", "system", wt("system", "light", "dark")), zt = R("hide", [], kt), Bt = (e) => typeof matchMedia > "u" ? void 0 : matchMedia(e), Vt = Bt("(prefers-color-scheme: dark)"), Ht = I(Vt?.matches ?? !1), Vt?.addEventListener("change", (e) => Ht.value = e.matches), Ut = Ye(() => Rt.value === "dark" || Rt.value === "system" && Ht.value), Wt = Bt("(prefers-reduced-motion: reduce)"), Gt = I(Wt?.matches ?? !1), Wt?.addEventListener("change", (e) => Gt.value = e.matches);
}));
// src/connection.ts
function Kt() {
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
var qt, Jt, B, Yt = t((() => {
	L(), z(), qt = class {
		open;
		state = I("connecting");
		asked = I(0);
		isBusy = Ye(() => this.asked.value > 0);
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
				got: (e) => this.got(Nt(e)),
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
				language: Lt.peek()
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
				language: Lt.peek()
			});
			try {
				let e = await this.link?.give(o, n);
				e && this.got(Nt(e));
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
				language: Lt.peek()
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
	}, Jt = class {
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
	}, B = new qt(Kt());
}));
Yt(), L();
var Xt = I({
	data: null,
	run: null
});
// src/words.ts
function Zt(e, t = {}) {
	return e.replace(/\{(\w+)\}/g, (e, n) => n in t ? String(t[n]) : e);
}
function Qt(e, t) {
	return (n, r) => Zt((Lt.value === "ko" ? t : e)[n], r);
}
var $t = t((() => {
	z();
}));
// src/words/doctor.en.ts
$t();
var en = {
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
}, tn = {
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
};
L(), Mt();
var nn = R("d.run", "", Dt), V = I([]), H = I(void 0), rn = I(void 0), an = I(void 0), on = I(void 0), sn = I(void 0), U = I(void 0), cn = I(""), ln = (e) => {
	on.value = sn.value = void 0, U.value = e.text;
};
function un(e) {
	let { header: t, arrays: n } = e;
	t.kind === "check" ? on.value = t : t.kind === "log" ? (on.value = void 0, rn.value = {
		...t,
		curves: n
	}) : (on.value = an.value = void 0, cn.value = "", H.value = {
		...t,
		curves: n
	});
}
var dn, fn = "";
function pn() {
	nn.value && (dn !== void 0 && B.forget(dn), U.value = H.value = rn.value = an.value = void 0, on.value = {
		number: 0,
		of: 0,
		en: "",
		ko: ""
	}, fn = nn.value, dn = B.ask("doctor.open", { run: nn.value }, un, ln));
}
function mn() {
	nn.value && (fn !== nn.value || nn.value === "trained") && pn();
}
function hn(e) {
	U.value = an.value = void 0, cn.value = "", sn.value = {
		check: e,
		number: 0,
		of: 0
	}, B.ask("doctor.try", { check: e }, ({ header: t, arrays: n }) => {
		t.kind === "training" ? sn.value = {
			check: e,
			number: t.number + 1,
			of: t.of
		} : (sn.value = void 0, an.value = {
			...t,
			curves: n
		});
	}, ln);
}
function gn() {
	on.value = {
		number: 0,
		of: 0,
		en: "",
		ko: ""
	}, B.ask("doctor.next", {}, un, ln);
}
function _n() {
	B.ask("doctor.store", {}, ({ header: e }) => cn.value = e.run, ln);
}
function vn() {
	return B.whenOpen(() => {
		let e = [];
		B.ask("runs.list", {}, ({ header: t }) => {
			e.push(...t.runs.map((e) => e.name)), t.more || (V.value = e);
		}), fn = "", mn();
	});
}
async function yn(e) {
	U.value = void 0, await B.give("doctor.file", { name: e.name }, e, ({ header: t }) => {
		nn.value = t.key, bn.value = [...bn.value, {
			key: t.key,
			name: e.name
		}], pn();
	}, ln);
}
var bn = I([]);
// node_modules/uplot/dist/uPlot.esm.js
function xn() {
	let e = devicePixelRatio;
	K != e && (K = e, ra && jn(Xi, ra, xn), ra = matchMedia(`(min-resolution: ${K - .001}dppx) and (max-resolution: ${K + .001}dppx)`), An(Xi, ra, xn), ta.dispatchEvent(new CustomEvent(Zi)));
}
function Sn(e, t) {
	if (t != null) {
		let n = e.classList;
		!n.contains(t) && n.add(t);
	}
}
function Cn(e, t) {
	let n = e.classList;
	n.contains(t) && n.remove(t);
}
function wn(e, t, n) {
	e.style[t] = n + "px";
}
function Tn(e, t, n, r) {
	let i = ea.createElement(e);
	return t != null && Sn(i, t), n?.insertBefore(i, r), i;
}
function En(e, t) {
	return Tn("div", e, t);
}
function Dn(e, t, n, r, i) {
	let a = "translate(" + t + "px," + n + "px)";
	a != ia.get(e) && (e.style.transform = a, ia.set(e, a), t < 0 || n < 0 || t > r || n > i ? Sn(e, Si) : Cn(e, Si));
}
function On(e, t, n) {
	let r = t + n;
	r != aa.get(e) && (aa.set(e, r), e.style.background = t, e.style.borderColor = n);
}
function kn(e, t, n, r) {
	let i = t + "" + n;
	i != oa.get(e) && (oa.set(e, i), e.style.height = n + "px", e.style.width = t + "px", e.style.marginLeft = r ? -t / 2 + "px" : 0, e.style.marginTop = r ? -n / 2 + "px" : 0);
}
function An(e, t, n, r) {
	t.addEventListener(e, n, r ? ca : sa);
}
function jn(e, t, n, r) {
	t.removeEventListener(e, n, sa);
}
function Mn(e, t, n, r) {
	let i;
	n ||= 0, r ||= t.length - 1;
	let a = r <= 0x7fffffff;
	for (; r - n > 1;) i = a ? n + r >> 1 : Sa((n + r) / 2), t[i] < e ? n = i : r = i;
	return e - t[n] <= t[r] - e ? n : r;
}
function Nn(e) {
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
function Pn(e, t, n, r = 0, i = !1) {
	let a = i ? fa : da, o = i ? ua : la;
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
	return [s ?? Na, c ?? -Na];
}
function Fn(e, t, n, r) {
	let i = Oa(e), a = Oa(t);
	e == t && (i == -1 ? (e *= n, t /= n) : (e /= n, t *= n));
	let o = n == 10 ? ka : Aa, s = i == 1 ? Sa : wa, c = a == 1 ? wa : Sa, l = s(o(xa(e))), u = c(o(xa(t))), d = Da(n, l), f = Da(n, u);
	return n == 10 && (l < 0 && (d = Kn(d, -l)), u < 0 && (f = Kn(f, -u))), r || n == 2 ? (e = d * i, t = f * a) : (e = Gn(e, d), t = Wn(t, f)), [e, t];
}
function In(e, t, n, r) {
	let i = Fn(e, t, n, r);
	return e == 0 && (i[0] = 0), t == 0 && (i[1] = 0), i;
}
function Ln(e, t, n, r) {
	return Xn(n) ? zn(e, t, n) : (ha.pad = n, ha.soft = r ? 0 : null, ha.mode = r ? 3 : 0, zn(e, t, ga));
}
function W(e, t) {
	return e ?? t;
}
function Rn(e, t, n) {
	for (t = W(t, 0), n = W(n, e.length - 1); t <= n;) {
		if (e[t] != null) return !0;
		t++;
	}
	return !1;
}
function zn(e, t, n) {
	let r = n.min, i = n.max, a = W(r.pad, 0), o = W(i.pad, 0), s = W(r.hard, -Na), c = W(i.hard, Na), l = W(r.soft, Na), u = W(i.soft, -Na), d = W(r.mode, 0), f = W(i.mode, 0), p = t - e, m = ka(p), h = Ea(xa(e), xa(t)), g = ka(h), _ = xa(g - m);
	(p < 1e-24 || _ > 10) && (p = 0, (e == 0 || t == 0) && (p = 1e-24, d == 2 && l != Na && (a = 0), f == 2 && u != -Na && (o = 0)));
	let v = p || h || 1e3, y = ka(v), b = Da(10, Sa(y)), x = Kn(Gn(e - v * (p == 0 ? e == 0 ? .1 : 1 : a), b / 10), 24), S = e >= l && (d == 1 || d == 3 && x <= l || d == 2 && x >= l) ? l : Na, C = Ea(s, x < S && e >= S ? S : Ta(S, x)), w = Kn(Wn(t + v * (p == 0 ? t == 0 ? .1 : 1 : o), b / 10), 24), T = t <= u && (f == 1 || f == 3 && w >= u || f == 2 && w <= u) ? u : -Na, E = Ta(c, w > T && t <= T ? T : Ea(T, w));
	return C == E && C == 0 && (E = 100), [C, E];
}
function Bn(e) {
	return (ka((e ^ e >> 31) - (e >> 31)) | 0) + 1;
}
function Vn(e, t, n) {
	return Ta(Ea(e, t), n);
}
function Hn(e) {
	return typeof e == "function";
}
function G(e) {
	return Hn(e) ? e : () => e;
}
function Un(e, t) {
	return Va(Kn(Va(e / t)) * t);
}
function Wn(e, t) {
	return Va(wa(Va(e / t)) * t);
}
function Gn(e, t) {
	return Va(Sa(Va(e / t)) * t);
}
function Kn(e, t = 0) {
	if (qa(e)) return e;
	let n = 10 ** t, r = e * n * (1 + 2 ** -52);
	return Ca(r) / n;
}
function qn(e) {
	return (("" + e).split(".")[1] || "").length;
}
function Jn(e, t, n, r) {
	let i = [], a = r.map(qn);
	for (let o = t; o < n; o++) {
		let t = xa(o), n = Kn(Da(e, o), t);
		for (let s = 0; s < r.length; s++) {
			let c = e == 10 ? +`${r[s]}e${o}` : r[s] * n, l = (o >= 0 ? 0 : t) + (o >= a[s] ? 0 : a[s]), u = e == 10 ? c : Kn(c, l);
			i.push(u), Ha.set(u, l);
		}
	}
	return i;
}
function Yn(e) {
	return typeof e == "string";
}
function Xn(e) {
	let t = !1;
	if (e != null) {
		let n = e.constructor;
		t = n == null || n == Object;
	}
	return t;
}
function Zn(e) {
	return typeof e == "object" && !!e;
}
function Qn(e, t = Xn) {
	let n;
	if (Ka(e)) {
		let r = e.find((e) => e != null);
		if (Ka(r) || t(r)) {
			n = Array(e.length);
			for (let r = 0; r < e.length; r++) n[r] = Qn(e[r], t);
		} else n = e.slice();
	} else if (e instanceof Ya) n = e.slice();
	else if (t(e)) {
		n = {};
		for (let r in e) r != Xa && (n[r] = Qn(e[r], t));
	} else n = e;
	return n;
}
function $n(e) {
	let t = arguments;
	for (let n = 1; n < t.length; n++) {
		let r = t[n];
		for (let t in r) t != Xa && (Xn(e[t]) ? $n(e[t], Qn(r[t])) : e[t] = Qn(r[t]));
	}
	return e;
}
function er(e, t, n) {
	for (let r = 0, i, a = -1; r < t.length; r++) {
		let o = t[r];
		if (o > a) {
			for (i = o - 1; i >= 0 && e[i] == null;) e[i--] = null;
			for (i = o + 1; i < n && e[i] == null;) e[a = i++] = null;
		}
	}
}
function tr(e, t) {
	if (rr(e)) {
		let t = e[0].slice();
		for (let n = 1; n < e.length; n++) t.push(...e[n].slice(1));
		return ir(t[0]) || (t = nr(t)), t;
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
			let c = o[e], l = Array(i).fill(void 0), u = t ? t[n][e] : Qa, d = [];
			for (let e = 0; e < c.length; e++) {
				let t = c[e], n = a.get(s[e]);
				t === null ? u != Za && (l[n] = t, u == $a && d.push(n)) : l[n] = t;
			}
			er(l, d, i), r.push(l);
		}
	}
	return r;
}
function nr(e) {
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
function rr(e) {
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
function ir(e, t = 100) {
	let n = e.length;
	if (n <= 1) return !0;
	let r = 0, i = n - 1;
	for (; r <= i && e[r] == null;) r++;
	for (; i >= r && e[i] == null;) i--;
	if (i <= r) return !0;
	let a = Ea(1, Sa((i - r + 1) / t));
	for (let t = e[r], n = r + a; n <= i; n += a) {
		let r = e[n];
		if (r != null) {
			if (r <= t) return !1;
			t = r;
		}
	}
	return !0;
}
function ar(e) {
	return e.slice(0, 3);
}
function or(e) {
	return (e < 10 ? "0" : "") + e;
}
function sr(e) {
	return (e < 10 ? "00" : e < 100 ? "0" : "") + e;
}
function cr(e, t) {
	t ||= io;
	let n = [], r = /\{([a-z]+)\}|[^{]+/gi, i;
	for (; i = r.exec(e);) n.push(i[0][0] == "{" ? ao[i[1]] : i[0]);
	return (e) => {
		let r = "";
		for (let i = 0; i < n.length; i++) r += typeof n[i] == "string" ? n[i] : n[i](e, t);
		return r;
	};
}
function lr(e, t) {
	let n;
	return t == "UTC" || t == "Etc/UTC" ? n = /* @__PURE__ */ new Date(+e + e.getTimezoneOffset() * 6e4) : t == oo ? n = e : (n = new Date(e.toLocaleString("en-US", { timeZone: t })), n.setMilliseconds(e.getMilliseconds())), n;
}
function ur(e) {
	let t = e * 1e3, n = t * 60, r = n * 60, i = r * 24, a = i * 30, o = i * 365, s = (e == 1 ? Jn(10, 0, 3, co).filter(so) : Jn(10, -3, 0, co)).concat([
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
			ho,
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
			go,
			q,
			q,
			q,
			q,
			q,
			1
		],
		[
			i,
			_o,
			go,
			q,
			q,
			q,
			q,
			q,
			1
		],
		[
			r,
			"{h}" + bo,
			yo,
			q,
			vo,
			q,
			q,
			q,
			1
		],
		[
			n,
			xo,
			yo,
			q,
			vo,
			q,
			q,
			q,
			1
		],
		[
			t,
			Co,
			yo + " " + xo,
			q,
			vo + " " + xo,
			q,
			So,
			q,
			1
		],
		[
			e,
			Co + ".{fff}",
			yo + " " + xo,
			q,
			vo + " " + xo,
			q,
			So,
			q,
			1
		]
	];
	function l(t) {
		return (s, c, l, u, d, f) => {
			let p = [], m = d >= o, h = d >= a && d < o, g = t(l), _ = Kn(g * e, 3), v = mr(g.getFullYear(), m ? 0 : g.getMonth(), h || m ? 1 : g.getDate()), y = Kn(v * e, 3);
			if (h || m) {
				let n = h ? d / a : 0, r = m ? d / o : 0, i = _ == y ? _ : Kn(mr(v.getFullYear() + r, v.getMonth() + n, 1) * e, 3), s = new Date(Ca(i / e)), c = s.getFullYear(), l = s.getMonth();
				for (let a = 0; i <= u; a++) {
					let o = mr(c + r * a, l + n * a, 1), s = o - t(Kn(o * e, 3));
					i = Kn((+o + s) * e, 3), i <= u && p.push(i);
				}
			} else {
				let a = d >= i ? i : d, o = y + (Sa(l) - Sa(_)) + Wn(_ - y, a);
				p.push(o);
				let m = t(o), h = m.getHours() + m.getMinutes() / n + m.getSeconds() / r, g = d / r, v = f / s.axes[c]._space;
				for (; o = Kn(o + d, e == 1 ? 0 : 3), !(o > u);) if (g > 1) {
					let e = Sa(Kn(h + g, 6)) % 24, n = t(o).getHours() - e;
					n > 1 && (n = -1), o -= n * r, h = (h + g) % 24;
					let i = p[p.length - 1];
					Kn((o - i) / d, 3) * v >= .7 && p.push(o);
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
function dr(e, t) {
	return e.map((e) => e.map((n, r) => r == 0 || r == 8 || n == null ? n : t(r == 1 || e[8] == 0 ? n : e[1] + n)));
}
function fr(e, t) {
	return (n, r, i, a, o) => {
		let s = t.find((e) => o >= e[0]) || t[t.length - 1], c, l, u, d, f, p;
		return r.map((t) => {
			let n = e(t), r = n.getFullYear(), i = n.getMonth(), a = n.getDate(), o = n.getHours(), m = n.getMinutes(), h = n.getSeconds(), g = r != c && s[2] || i != l && s[3] || a != u && s[4] || o != d && s[5] || m != f && s[6] || h != p && s[7] || s[1];
			return c = r, l = i, u = a, d = o, f = m, p = h, g(n);
		});
	};
}
function pr(e, t) {
	let n = cr(t);
	return (t, r, i, a, o) => r.map((t) => n(e(t)));
}
function mr(e, t, n) {
	return new Date(e, t, n);
}
function hr(e, t) {
	return t(e);
}
function gr(e, t) {
	return (n, r, i, a) => a == null ? Qi : t(e(r));
}
function _r(e, t) {
	let n = e.series[t];
	return n.width ? n.stroke(e, t) : n.points.width ? n.points.stroke(e, t) : null;
}
function vr(e, t) {
	return e.series[t].fill(e, t);
}
function yr(e, t) {
	let n = e.cursor.points, r = En(), i = n.size(e, t);
	wn(r, Pi, i), wn(r, Fi, i);
	let a = i / -2;
	wn(r, "marginLeft", a), wn(r, "marginTop", a);
	let o = n.width(e, t, i);
	return o && wn(r, "borderWidth", o), r;
}
function br(e, t) {
	let n = e.series[t].points;
	return n._fill || n._stroke;
}
function xr(e, t) {
	let n = e.series[t].points;
	return n._stroke || n._fill;
}
function Sr(e, t) {
	return e.series[t].points.size;
}
function Cr(e, t, n) {
	return Mo[0] = t, Mo[1] = n, Mo;
}
function wr(e, t, n, r = !0) {
	return (e) => {
		e.button != 0 || r && e.target != t || n(e);
	};
}
function Tr(e, t, n, r = !0) {
	return (e) => {
		r && e.target != t || n(e);
	};
}
function Er(e, t, n, r, i) {
	return t.map((e) => e == null ? "" : va(e));
}
function Dr(e, t, n, r, i, a, o) {
	let s = [], c = Ha.get(i) || 0;
	n = o ? n : Kn(Wn(n, i), c);
	for (let e = n; e <= r; e = Kn(e + i, c)) s.push(Object.is(e, -0) ? 0 : e);
	return s;
}
function Or(e, t, n, r, i, a, o) {
	let s = [], c = e.scales[e.axes[t].scale].log, l = Sa((c == 10 ? ka : Aa)(n));
	i = Da(c, l), c == 10 && (i = po[Mn(i, po)]);
	let u = n, d = i * c;
	c == 10 && (d = po[Mn(d, po)]);
	do
		s.push(u), u += i, c == 10 && !Ha.has(u) && (u = Kn(u, Ha.get(i))), u >= d && (i = u, d = i * c, c == 10 && (d = po[Mn(d, po)]));
	while (u <= r);
	return s;
}
function kr(e, t, n, r, i, a, o) {
	let s = e.scales[e.axes[t].scale].asinh, c = r > s ? Or(e, t, Ea(s, n), r, i) : [s], l = r >= 0 && n <= 0 ? [0] : [];
	return (n < -s ? Or(e, t, Ea(s, -r), -n, i) : [s]).reverse().map((e) => -e).concat(l, c);
}
function Ar(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = e.scales[o], c = e.valToPos, l = a._space, u = c(10, o), d = c(9, o) - u >= l ? Go : c(7, o) - u >= l ? Ko : c(5, o) - u >= l ? qo : Jo;
	if (d == Jo) {
		let e = xa(c(1, o) - u);
		if (e < l) return Yo(t.slice().reverse(), s.distr, d, wa(l / e)).reverse();
	}
	return Yo(t, s.distr, d, 1);
}
function jr(e, t, n, r, i) {
	let a = e.axes[n], o = a.scale, s = a._space, c = e.valToPos, l = xa(c(1, o) - c(2, o));
	return l < s ? Yo(t.slice().reverse(), 3, Go, wa(s / l)).reverse() : t;
}
function Mr(e, t, n, r) {
	return r == null ? Qi : t == null ? "" : va(t);
}
function Nr(e, t) {
	return Kn((3 + (e || 1) * 2) * t, 3);
}
function Pr(e, t) {
	let { scale: n, idxs: r } = e.series[0], i = e._data[0], a = e.valToPos(i[r[0]], n, !0), o = e.valToPos(i[r[1]], n, !0), s = xa(o - a) / (e.series[t].points.space * K);
	return r[1] - r[0] <= s;
}
function Fr(e, t, n, r, i) {
	return n / 10;
}
function Ir(e, t) {
	let n = rs[e];
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
	}, e != null && (rs[e] = n)), n;
}
function Lr(e, t, n) {
	let r = e.mode, i = e.series[t], a = r == 2 ? e._data[t] : e._data, o = e.scales, s = e.bbox, c = a[0], l = r == 2 ? a[1] : a[t], u = r == 2 ? o[i.facets[0].scale] : o[e.series[0].scale], d = r == 2 ? o[i.facets[1].scale] : o[i.scale], f = s.left, p = s.top, m = s.width, h = s.height, g = e.valToPosH, _ = e.valToPosV;
	return u.ori == 0 ? n(i, c, l, u, d, g, _, f, p, m, h, os, cs, us, fs, ms) : n(i, c, l, u, d, _, g, p, f, h, m, ss, ls, ds, ps, hs);
}
function Rr(e, t) {
	let n = 0, r = 0, i = W(e.bands, Wa);
	for (let e = 0; e < i.length; e++) {
		let a = i[e];
		a.series[0] == t ? n = a.dir : a.series[1] == t && (a.dir == 1 ? r |= 1 : r |= 2);
	}
	return [n, r == 1 ? -1 : r == 2 ? 1 : r == 3 ? 2 : 0];
}
function zr(e, t, n, r, i) {
	let a = e.mode, o = e.series[t], s = a == 2 ? o.facets[1].scale : o.scale, c = e.scales[s];
	return i == -1 ? c.min : i == 1 ? c.max : c.distr == 3 ? c.dir == 1 ? c.min : c.max : 0;
}
function Br(e, t, n, r, i, a) {
	return Lr(e, t, (e, t, o, s, c, l, u, d, f, p, m) => {
		let h = e.pxRound, g = s.dir * (s.ori == 0 ? 1 : -1), _ = s.ori == 0 ? cs : ls, v, y;
		g == 1 ? (v = n, y = r) : (v = r, y = n);
		let b = h(l(t[v], s, p, d)), x = h(u(o[v], c, m, f)), S = h(l(t[y], s, p, d)), C = h(u(a == 1 ? c.max : c.min, c, m, f)), w = new Path2D(i);
		return _(w, S, C), _(w, b, C), _(w, b, x), w;
	});
}
function Vr(e, t, n, r, i, a) {
	let o = null;
	if (e.length > 0) {
		o = new Path2D();
		let s = t == 0 ? us : ds, c = n;
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
function Hr(e, t, n) {
	let r = e[e.length - 1];
	r && r[0] == t ? r[1] = n : e.push([t, n]);
}
function Ur(e, t, n, r, i, a, o) {
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
function Wr(e) {
	return e == 0 ? Fa : e == 1 ? Ca : (t) => Un(t, e);
}
function Gr(e) {
	let t = e == 0 ? os : ss, n = e == 0 ? (e, t, n, r, i, a) => {
		e.arcTo(t, n, r, i, a);
	} : (e, t, n, r, i, a) => {
		e.arcTo(n, t, i, r, a);
	}, r = e == 0 ? (e, t, n, r, i) => {
		e.rect(t, n, r, i);
	} : (e, t, n, r, i) => {
		e.rect(n, t, i, r);
	};
	return (e, i, a, o, s, c = 0, l = 0) => {
		c == 0 && l == 0 ? r(e, i, a, o, s) : (c = Ta(c, o / 2, s / 2), l = Ta(l, o / 2, s / 2), t(e, i + c, a), n(e, i + o, a, i + o, a + s, c), n(e, i + o, a + s, i, a + s, l), n(e, i, a + s, i, a, l), n(e, i, a, i + o, a, c), e.closePath());
	};
}
function Kr(e) {
	return (e, t, n, r, i) => Lr(e, t, (t, a, o, s, c, l, u, d, f, p, m) => {
		let { pxRound: h, points: g } = t, _, v;
		s.ori == 0 ? (_ = os, v = fs) : (_ = ss, v = ps);
		let y = Kn(g.width * K, 3), b = (g.size - g.width) / 2 * K, x = Kn(b * 2, 3), S = new Path2D(), C = new Path2D(), { left: w, top: T, width: E, height: D } = e.bbox;
		us(C, w - x, T - x, E + x * 2, D + x * 2);
		let O = (e) => {
			if (o[e] != null) {
				let t = h(l(a[e], s, p, d)), n = h(u(o[e], c, m, f));
				_(S, t + b, n), v(S, t, n, b, 0, ba * 2);
			}
		};
		if (i) i.forEach(O);
		else for (let e = n; e <= r; e++) O(e);
		return {
			stroke: y > 0 ? S : null,
			fill: S,
			clip: C,
			flags: 3
		};
	});
}
function qr(e) {
	return (t, n, r, i, a, o) => {
		r != i && (a != r && o != r && e(t, n, r), a != i && o != i && e(t, n, i), e(t, n, o));
	};
}
function Jr(e) {
	let t = W(e?.alignGaps, 0);
	return (e, n, r, i) => Lr(e, n, (a, o, s, c, l, u, d, f, p, m, h) => {
		[r, i] = da(s, r, i);
		let g = a.pxRound, _ = (e) => g(u(e, c, m, f)), v = (e) => g(d(e, l, h, p)), y, b;
		c.ori == 0 ? (y = cs, b = gs) : (y = ls, b = _s);
		let x = c.dir * (c.ori == 0 ? 1 : -1), S = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: is
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
		let [T, E] = Rr(e, n);
		if (a.fill != null || T != 0) {
			let t = S.fill = new Path2D(C), s = v(a.fillTo(e, n, a.min, a.max, T)), c = _(o[r]), l = _(o[i]);
			x == -1 && ([l, c] = [c, l]), y(t, l, s), y(t, c, s);
		}
		if (!a.spanGaps) {
			let l = [];
			w && l.push(...Ur(o, s, r, i, x, _, t)), S.gaps = l = a.gaps(e, n, r, i, l), S.clip = Vr(l, c.ori, f, p, m, h);
		}
		return E != 0 && (S.band = E == 2 ? [Br(e, n, r, i, C, -1), Br(e, n, r, i, C, 1)] : Br(e, n, r, i, C, E)), S;
	});
}
function Yr(e) {
	let t = W(e.align, 1), n = W(e.ascDesc, !1), r = W(e.alignGaps, 0), i = W(e.extend, !1);
	return (e, a, o, s) => Lr(e, a, (c, l, u, d, f, p, m, h, g, _, v) => {
		[o, s] = da(u, o, s);
		let y = c.pxRound, { left: b, width: x } = e.bbox, S = (e) => y(p(e, d, _, h)), C = (e) => y(m(e, f, v, g)), w = d.ori == 0 ? cs : ls, T = {
			stroke: new Path2D(),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: is
		}, E = T.stroke, D = d.dir * (d.ori == 0 ? 1 : -1), O = C(u[D == 1 ? o : s]), k = S(l[D == 1 ? o : s]), ee = k, A = k;
		i && t == -1 && (A = b, w(E, A, O)), w(E, k, O);
		for (let e = D == 1 ? o : s; e >= o && e <= s; e += D) {
			let n = u[e];
			if (n == null) continue;
			let r = S(l[e]), i = C(n);
			t == 1 ? w(E, r, O) : w(E, ee, i), w(E, r, i), O = i, ee = r;
		}
		let te = ee;
		i && t == 1 && (te = b + x, w(E, te, O));
		let [ne, re] = Rr(e, a);
		if (c.fill != null || ne != 0) {
			let t = T.fill = new Path2D(E), n = C(c.fillTo(e, a, c.min, c.max, ne));
			w(t, te, n), w(t, A, n);
		}
		if (!c.spanGaps) {
			let i = [];
			i.push(...Ur(l, u, o, s, D, S, r));
			let f = c.width * K / 2, p = n || t == 1 ? f : -f, m = n || t == -1 ? -f : f;
			i.forEach((e) => {
				e[0] += p, e[1] += m;
			}), T.gaps = i = c.gaps(e, a, o, s, i), T.clip = Vr(i, d.ori, h, g, _, v);
		}
		return re != 0 && (T.band = re == 2 ? [Br(e, a, o, s, E, -1), Br(e, a, o, s, E, 1)] : Br(e, a, o, s, E, re)), T;
	});
}
function Xr(e, t, n, r, i, a, o = Na) {
	if (e.length > 1) {
		let s = null;
		for (let c = 0, l = 1e400; c < e.length; c++) if (t[c] !== void 0) {
			if (s != null) {
				let t = xa(e[c] - e[s]);
				t < l && (l = t, o = xa(n(e[c], r, i, a) - n(e[s], r, i, a)));
			}
			s = c;
		}
	}
	return o;
}
function Zr(e) {
	e ||= Ua;
	let t = W(e.size, [
		.6,
		Na,
		1
	]), n = e.align || 0, r = e.gap || 0, i = e.radius;
	i = i == null ? [0, 0] : typeof i == "number" ? [i, 0] : i;
	let a = G(i), o = 1 - t[0], s = W(t[1], Na), c = W(t[2], 1), l = W(e.disp, Ua), u = W(e.each, (e) => {}), { fill: d, stroke: f } = l;
	return (e, t, i, p) => Lr(e, t, (m, h, g, _, v, y, b, x, S, C, w) => {
		let T = m.pxRound, E = n, D = r * K, O = s * K, k = c * K, ee, A;
		_.ori == 0 ? [ee, A] = a(e, t) : [A, ee] = a(e, t);
		let te = _.dir * (_.ori == 0 ? 1 : -1), ne = _.ori == 0 ? us : ds, re = _.ori == 0 ? u : (e, t, n, r, i, a, o) => {
			u(e, t, n, i, r, o, a);
		}, ie = W(e.bands, Wa).find((e) => e.series[0] == t), ae = ie == null ? 0 : ie.dir, oe = m.fillTo(e, t, m.min, m.max, ae), j = T(b(oe, v, w, S)), M, se, ce, N = C, le = T(m.width * K), ue = !1, de = null, fe = null, pe = null, me = null;
		d != null && (le == 0 || f != null) && (ue = !0, de = d.values(e, t, i, p), fe = /* @__PURE__ */ new Map(), new Set(de).forEach((e) => {
			e != null && fe.set(e, new Path2D());
		}), le > 0 && (pe = f.values(e, t, i, p), me = /* @__PURE__ */ new Map(), new Set(pe).forEach((e) => {
			e != null && me.set(e, new Path2D());
		})));
		let { x0: he, size: ge } = l;
		if (he != null && ge != null) {
			E = 1, h = he.values(e, t, i, p), he.unit == 2 && (h = h.map((t) => e.posToVal(x + t * C, _.key, !0)));
			let n = ge.values(e, t, i, p);
			se = ge.unit == 2 ? n[0] * C : y(n[0], _, C, x) - y(0, _, C, x), N = Xr(h, g, y, _, C, x, N), ce = N - se + D;
		} else N = Xr(h, g, y, _, C, x, N), ce = N * o + D, se = N - ce;
		ce < 1 && (ce = 0), le >= se / 2 && (le = 0), ce < 5 && (T = Fa);
		let _e = ce > 0, ve = N - ce - (_e ? le : 0);
		se = T(Vn(ve, k, O)), M = (E == 0 ? se / 2 : E == te ? 0 : se) - E * te * ((E == 0 ? D / 2 : 0) + (_e ? le / 2 : 0));
		let ye = {
			stroke: null,
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: 0
		}, be = ue ? null : new Path2D(), xe = null;
		if (ie != null) xe = e.data[ie.series[1]];
		else {
			let { y0: n, y1: r } = l;
			n != null && r != null && (g = r.values(e, t, i, p), xe = n.values(e, t, i, p));
		}
		let Se = ee * se, Ce = A * se;
		for (let n = te == 1 ? i : p; n >= i && n <= p; n += te) {
			let r = g[n];
			if (r == null) continue;
			if (xe != null) {
				let e = xe[n] ?? 0;
				if (r - e == 0) continue;
				j = b(e, v, w, S);
			}
			let i = y(_.distr != 2 || l != null ? h[n] : n, _, C, x), a = b(W(r, oe), v, w, S), o = T(i - M), s = T(Ea(a, j)), c = T(Ta(a, j)), u = s - c;
			if (r != null) {
				let i = r < 0 ? Ce : Se, a = r < 0 ? Se : Ce;
				ue ? (le > 0 && pe[n] != null && ne(me.get(pe[n]), o, c + Sa(le / 2), se, Ea(0, u - le), i, a), de[n] != null && ne(fe.get(de[n]), o, c + Sa(le / 2), se, Ea(0, u - le), i, a)) : ne(be, o, c + Sa(le / 2), se, Ea(0, u - le), i, a), re(e, t, n, o - le / 2, c, se + le, u);
			}
		}
		return le > 0 ? ye.stroke = ue ? me : be : ue || (ye._fill = m.width == 0 ? m._fill : m._stroke ?? m._fill, ye.width = 0), ye.fill = ue ? fe : be, ye;
	});
}
function Qr(e, t) {
	let n = W(t?.alignGaps, 0);
	return (t, r, i, a) => Lr(t, r, (o, s, c, l, u, d, f, p, m, h, g) => {
		[i, a] = da(c, i, a);
		let _ = o.pxRound, v = (e) => _(d(e, l, h, p)), y = (e) => _(f(e, u, g, m)), b, x, S;
		l.ori == 0 ? (b = os, S = cs, x = ms) : (b = ss, S = ls, x = hs);
		let C = l.dir * (l.ori == 0 ? 1 : -1), w = v(s[C == 1 ? i : a]), T = w, E = [], D = [];
		for (let e = C == 1 ? i : a; e >= i && e <= a; e += C) if (c[e] != null) {
			let t = v(s[e]);
			E.push(T = t), D.push(y(c[e]));
		}
		let O = {
			stroke: e(E, D, b, S, x, _),
			fill: null,
			clip: null,
			band: null,
			gaps: null,
			flags: is
		}, k = O.stroke, [ee, A] = Rr(t, r);
		if (o.fill != null || ee != 0) {
			let e = O.fill = new Path2D(k), n = y(o.fillTo(t, r, o.min, o.max, ee));
			S(e, T, n), S(e, w, n);
		}
		if (!o.spanGaps) {
			let e = [];
			e.push(...Ur(s, c, i, a, C, v, n)), O.gaps = e = o.gaps(t, r, i, a, e), O.clip = Vr(e, l.ori, p, m, h, g);
		}
		return A != 0 && (O.band = A == 2 ? [Br(t, r, i, a, k, -1), Br(t, r, i, a, k, 1)] : Br(t, r, i, a, k, A)), O;
	});
}
function $r(e) {
	return Qr(ei, e);
}
function ei(e, t, n, r, i, a) {
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
function ti() {
	for (let e of vs) e.syncRect(!0);
}
function ni(e, t, n, r) {
	return (r ? [e[0], e[1]].concat(e.slice(2)) : [e[0]].concat(e.slice(1))).map((e, r) => ii(e, r, t, n));
}
function ri(e, t) {
	return e.map((e, n) => n == 0 ? {} : $n({}, t, e));
}
function ii(e, t, n, r) {
	return $n({}, t == 0 ? n : r, e);
}
function ai(e, t, n) {
	return t == null ? Ga : [t, n];
}
function oi(e, t, n) {
	return t == null ? Ga : Ln(t, n, pa, !0);
}
function si(e, t, n, r) {
	return t == null ? Ga : Fn(t, n, e.scales[r].log, !1);
}
function ci(e, t, n, r) {
	return t == null ? Ga : In(t, n, e.scales[r].log, !1);
}
function li(e, t, n, r, i) {
	let a = Ea(Bn(e), Bn(t)), o = t - e, s = Mn(i / r * o, n);
	do {
		let e = n[s], t = r * e / o;
		if (t >= i && a + (e < 5 ? Ha.get(e) : 0) <= 17) return [e, t];
	} while (++s < n.length);
	return [0, 0];
}
function ui(e) {
	let t, n;
	return e = e.replace(/(\d+)px/, (e, r) => (t = Ca((n = +r) * K)) + "px"), [
		e,
		t,
		n
	];
}
function di(e) {
	e.show && [e.font, e.labelFont].forEach((e) => {
		let t = Kn(e[2] * K, 1);
		e[0] = e[0].replace(/[0-9.]+px/, t + "px"), e[1] = t;
	});
}
function fi(e, t, n) {
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
	let l = r.root = En(mi);
	if (e.id != null && (l.id = e.id), Sn(l, e.class), e.title) {
		let t = En(_i, l);
		t.textContent = e.title;
	}
	let u = Tn("canvas"), d = r.ctx = u.getContext("2d"), f = En(vi, l);
	An("click", f, (e) => {
		e.target === m && (V != $t || H != en) && an.click(r, e);
	}, !0);
	let p = r.under = En(yi, f);
	f.appendChild(u);
	let m = r.over = En(bi, f);
	e = Qn(e);
	let h = +W(e.pxAlign, 1), g = Wr(h);
	(e.plugins || []).forEach((t) => {
		t.opts && (e = t.opts(r, e) || e);
	});
	let _ = e.ms || .001, v = r.series = i == 1 ? ni(e.series || [], Wo, es, !1) : ri(e.series || [null], $o), y = r.axes = ni(e.axes || [], Vo, Xo, !0), b = r.scales = {}, x = r.bands = e.bands || [];
	x.forEach((e) => {
		e.fill = G(e.fill || null), e.dir = W(e.dir, -1);
	});
	let S = i == 2 ? v[1].facets[0].scale : v[0].scale, C = {
		axes: Bt,
		series: kt
	}, w = (e.drawOrder || ["axes", "series"]).map((e) => C[e]);
	function T(e) {
		let t = e.distr == 3 ? (t) => ka(t > 0 ? t : e.clamp(r, t, e.min, e.max, e.key)) : e.distr == 4 ? (t) => Ma(t, e.asinh) : e.distr == 100 ? (t) => e.fwd(t) : (e) => e;
		return (n) => {
			let r = t(n), { _min: i, _max: a } = e, o = a - i;
			return (r - i) / o;
		};
	}
	function E(t) {
		let n = b[t];
		if (n == null) {
			let r = (e.scales || Ua)[t] || Ua;
			if (r.from != null) {
				E(r.from);
				let e = $n({}, b[r.from], r, { key: t });
				e.valToPct = T(e), b[t] = e;
			} else {
				n = b[t] = $n({}, t == S ? ts : ns, r), n.key = t;
				let e = n.time, a = n.range, o = Ka(a);
				if ((t != S || i == 2 && !e) && (o && (a[0] == null || a[1] == null) && (a = {
					min: a[0] == null ? ma : {
						mode: 1,
						hard: a[0],
						soft: a[0]
					},
					max: a[1] == null ? ma : {
						mode: 1,
						hard: a[1],
						soft: a[1]
					}
				}, o = !1), !o && Xn(a))) {
					let e = a;
					a = (t, n, r) => n == null ? Ga : Ln(n, r, e);
				}
				n.range = G(a || (e ? xs : t == S ? n.distr == 3 ? Ss : n.distr == 4 ? Cs : ai : n.distr == 3 ? si : n.distr == 4 ? ci : oi)), n.auto = G(!o && n.auto), n.clamp = G(n.clamp || Fr), n._min = n._max = null, n.valToPct = T(n);
			}
		}
	}
	E("x"), E("y"), i == 1 && v.forEach((e) => {
		E(e.scale);
	}), y.forEach((e) => {
		E(e.scale);
	});
	for (let t in e.scales) E(t);
	let D = b[S], O = D.distr, k, ee;
	D.ori == 0 ? (Sn(l, hi), k = a, ee = o) : (Sn(l, gi), k = o, ee = a);
	let A = {};
	for (let e in b) {
		let t = b[e];
		(t.min != null || t.max != null) && (A[e] = {
			min: t.min,
			max: t.max
		}, t.min = t.max = null);
	}
	let te = e.tzDate || ((e) => new Date(Ca(e / _))), ne = e.fmtDate || cr, re = _ == 1 ? Eo(te) : ko(te), ie = fr(te, dr(_ == 1 ? To : Oo, ne)), ae = gr(te, hr(Ao, ne)), oe = [], j = r.legend = $n({}, jo, e.legend), M = r.cursor = $n({}, No, { drag: { y: i == 2 } }, e.cursor), se = j.show, ce = M.show, N = j.markers;
	j.idxs = oe, N.width = G(N.width), N.dash = G(N.dash), N.stroke = G(N.stroke), N.fill = G(N.fill);
	let le, ue, de, fe = [], pe = [], me, he = !1, ge = {};
	if (j.live) {
		let e = v[1] ? v[1].values : null;
		he = e != null, me = he ? e(r, 1, 0) : { _: 0 };
		for (let e in me) ge[e] = Qi;
	}
	if (se) {
		if (le = Tn("table", Di, l), de = Tn("tbody", null, le), j.mount(r, le), he) {
			ue = Tn("thead", null, le, de);
			let e = Tn("tr", null, ue);
			for (var _e in Tn("th", null, e), me) Tn("th", Mi, e).textContent = _e;
		} else Sn(le, ki), j.live && Sn(le, Oi);
	}
	let ve = { show: !0 }, ye = { show: !1 };
	function be(e, t) {
		if (t == 0 && (he || !j.live || i == 2)) return Ga;
		let n = [], a = Tn("tr", Ai, de, de.childNodes[t]);
		Sn(a, e.class), e.show || Sn(a, Si);
		let o = Tn("th", null, a);
		if (N.show) {
			let e = En(ji, o);
			if (t > 0) {
				let n = N.width(r, t);
				n && (e.style.border = n + "px " + N.dash(r, t) + " " + N.stroke(r, t)), e.style.background = N.fill(r, t);
			}
		}
		let s = En(Mi, o);
		for (var c in e.label instanceof HTMLElement ? s.appendChild(e.label) : s.textContent = e.label, t > 0 && (N.show || (s.style.color = e.width > 0 ? N.stroke(r, t) : N.fill(r, t)), Se("click", o, (t) => {
			if (M._lock) return;
			Ke(t);
			let n = v.indexOf(e);
			if ((t.ctrlKey || t.metaKey) != j.isolate) {
				let e = v.some((e, t) => t > 0 && t != n && e.show);
				v.forEach((t, r) => {
					r > 0 && fn(r, e ? r == n ? ve : ye : ve, !0, Tr.setSeries);
				});
			} else fn(n, { show: !e.show }, !0, Tr.setSeries);
		}, !1), Ye && Se(Gi, o, (t) => {
			M._lock || (Ke(t), fn(v.indexOf(e), _n, !0, Tr.setSeries));
		}, !1)), me) {
			let e = Tn("td", Ni, a);
			e.textContent = "--", n.push(e);
		}
		return [a, n];
	}
	let xe = /* @__PURE__ */ new Map();
	function Se(e, t, n, i = !0) {
		let a = xe.get(t) || {}, o = M.bind[e](r, t, n, i);
		o && (An(e, t, a[e] = o), xe.set(t, a));
	}
	function Ce(e, t, n) {
		let r = xe.get(t) || {};
		for (let n in r) (e == null || n == e) && (jn(n, t, r[n]), delete r[n]);
		e ?? xe.delete(t);
	}
	let we = 0, Te = 0, P = 0, F = 0, Ee = 0, De = 0, Oe = Ee, ke = De, Ae = P, je = F, Me = 0, Ne = 0, Pe = 0, Fe = 0;
	r.bbox = {};
	let Ie = !1, Le = !1, Re = !1, ze = !1, Be = !1, Ve = !1;
	function He(e, t, n) {
		(n || e != r.width || t != r.height) && Ue(e, t), Vt(!1), Re = !0, Le = !0, z();
	}
	function Ue(e, t) {
		r.width = we = P = e, r.height = Te = F = t, Ee = De = 0, I(), Ge();
		let n = r.bbox;
		Me = n.left = Un(Ee * K, .5), Ne = n.top = Un(De * K, .5), Pe = n.width = Un(P * K, .5), Fe = n.height = Un(F * K, .5);
	}
	function We() {
		let e = !1, t = 0;
		for (; !e;) {
			t++;
			let n = Rt(t), i = zt(t);
			e = t == 3 || n && i, e || (Ue(r.width, r.height), Le = !0);
		}
	}
	r.setSize = function({ width: e, height: t }) {
		He(e, t);
	};
	function I() {
		let e = !1, t = !1, n = !1, r = !1;
		y.forEach((i, a) => {
			if (i.show && i._show) {
				let { side: a, _size: o } = i, s = a % 2, c = o + (i.label == null ? 0 : i.labelSize);
				c > 0 && (s ? (P -= c, a == 3 ? (Ee += c, r = !0) : n = !0) : (F -= c, a == 0 ? (De += c, e = !0) : t = !0));
			}
		}), nt[0] = e, nt[1] = n, nt[2] = t, nt[3] = r, P -= ot[1] + ot[3], Ee += ot[3], F -= ot[2] + ot[0], De += ot[0];
	}
	function Ge() {
		let e = Ee + P, t = De + F, n = Ee, r = De;
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
	if (M.dataIdx == null) {
		let e = M.hover, n = e.skip = new Set(e.skip ?? []);
		n.add(void 0);
		let r = e.prox = G(e.prox), i = e.bias ??= 0;
		M.dataIdx = (e, a, o, s) => {
			if (a == 0) return o;
			let c = o, l = r(e, a, o, s) ?? Na, u = l >= 0 && l < Na, d = D.ori == 0 ? P : F, f = M.left, p = t[0], m = t[a];
			if (n.has(m[o])) {
				c = null;
				let e = null, t = null, r;
				if (i == 0 || i == -1) for (r = o; e == null && r-- > 0;) n.has(m[r]) || (e = r);
				if (i == 0 || i == 1) for (r = o; t == null && r++ < m.length;) n.has(m[r]) || (t = r);
				if (e != null || t != null) {
					if (u) {
						let n = e == null ? -1e400 : k(p[e], D, d, 0), r = t == null ? 1e400 : k(p[t], D, d, 0), i = f - n, a = r - f;
						i <= a ? i <= l && (c = e) : a <= l && (c = t);
					} else c = t == null ? e : e == null ? t : o - e <= t - o ? e : t;
				}
			} else u && xa(f - k(p[o], D, d, 0)) > l && (c = null);
			return c;
		};
	}
	let Ke = (e) => {
		M.event = e;
	};
	M.idxs = oe, M._lock = !1;
	let qe = M.points;
	qe.show = G(qe.show), qe.size = G(qe.size), qe.stroke = G(qe.stroke), qe.width = G(qe.width), qe.fill = G(qe.fill);
	let Je = r.focus = $n({}, e.focus || { alpha: .3 }, M.focus), Ye = Je.prox >= 0, Xe = Ye && qe.one, Ze = [], Qe = [], $e = [];
	function et(e, t) {
		let n = qe.show(r, t);
		if (n instanceof HTMLElement) return Sn(n, Ei), Sn(n, e.class), Dn(n, -10, -10, P, F), m.insertBefore(n, Ze[t]), n;
	}
	function tt(e, t) {
		if (i == 1 || t > 0) {
			let t = i == 1 && b[e.scale].time, n = e.value;
			e.value = t ? Yn(n) ? gr(te, hr(n, ne)) : n || ae : n || Mr, e.label = e.label || (t ? Uo : Ho);
		}
		if (Xe || t > 0) {
			e.width = e.width == null ? 1 : e.width, e.paths = e.paths || ys || La, e.fillTo = G(e.fillTo || zr), e.pxAlign = +W(e.pxAlign, h), e.pxRound = Wr(e.pxAlign), e.stroke = G(e.stroke || null), e.fill = G(e.fill || null), e._stroke = e._fill = e._paths = e._focus = null;
			let t = Nr(Ea(1, e.width), 1), n = e.points = $n({}, {
				size: t,
				width: Ea(1, t * .2),
				stroke: e.stroke,
				space: t * 2,
				paths: bs,
				_stroke: null,
				_fill: null
			}, e.points);
			n.show = G(n.show), n.filter = G(n.filter), n.fill = G(n.fill), n.stroke = G(n.stroke), n.paths = G(n.paths), n.pxAlign = e.pxAlign;
		}
		if (se) {
			let n = be(e, t);
			fe.splice(t, 0, n[0]), pe.splice(t, 0, n[1]), j.values.push(null);
		}
		if (ce) {
			oe.splice(t, 0, null);
			let n = null;
			Xe ? t == 0 && (n = et(e, t)) : t > 0 && (n = et(e, t)), Ze.splice(t, 0, n), Qe.splice(t, 0, 0), $e.splice(t, 0, 0);
		}
		Cr("addSeries", t);
	}
	r.addSeries = function(e, t) {
		t ??= v.length, e = i == 1 ? ii(e, t, Wo, es) : ii(e, t, {}, $o), v.splice(t, 0, e), tt(v[t], t);
	}, r.delSeries = function(e) {
		if (v.splice(e, 1), se) {
			j.values.splice(e, 1), pe.splice(e, 1);
			let t = fe.splice(e, 1)[0];
			Ce(null, t.firstChild), t.remove();
		}
		ce && (oe.splice(e, 1), Ze.splice(e, 1)[0].remove(), Qe.splice(e, 1), $e.splice(e, 1)), Cr("delSeries", e);
	};
	let nt = [
		!1,
		!1,
		!1,
		!1
	];
	function rt(e, t) {
		if (e._show = e.show, e.show) {
			let n = e.side % 2, i = b[e.scale];
			i ??= (e.scale = n ? v[1].scale : S, b[e.scale]);
			let a = i.time;
			e.size = G(e.size), e.space = G(e.space), e.rotate = G(e.rotate), Ka(e.incrs) && e.incrs.forEach((e) => {
				!Ha.has(e) && Ha.set(e, qn(e));
			}), e.incrs = G(e.incrs || (i.distr == 2 ? fo : a ? _ == 1 ? wo : Do : po)), e.splits = G(e.splits || (a && i.distr == 1 ? re : i.distr == 3 ? Or : i.distr == 4 ? kr : Dr)), e.stroke = G(e.stroke), e.grid.stroke = G(e.grid.stroke), e.ticks.stroke = G(e.ticks.stroke), e.border.stroke = G(e.border.stroke);
			let o = e.values;
			e.values = Ka(o) && !Ka(o[0]) ? G(o) : a ? Ka(o) ? fr(te, dr(o, ne)) : Yn(o) ? pr(te, o) : o || ie : o || Er, e.filter = G(e.filter || (i.distr >= 3 && i.log == 10 ? Ar : i.distr == 3 && i.log == 2 ? jr : Ia)), e.font = ui(e.font), e.labelFont = ui(e.labelFont), e._size = e.size(r, null, t, 0), e._space = e._rotate = e._incrs = e._found = e._splits = e._values = null, e._size > 0 && (nt[t] = !0, e._el = En(xi, f));
		}
	}
	function it(e, t, n, r) {
		let [i, a, o, s] = n, c = t % 2, l = 0;
		return c == 0 && (s || a) && (l = t == 0 && !i || t == 2 && !o ? Ca(Vo.size / 3) : 0), c == 1 && (i || o) && (l = t == 1 && !a || t == 3 && !s ? Ca(Xo.size / 2) : 0), l;
	}
	let at = r.padding = (e.padding || [
		it,
		it,
		it,
		it
	]).map((e) => G(W(e, it))), ot = r._padding = at.map((e, t) => e(r, t, nt, 0)), st, ct = null, lt = null, ut = i == 1 ? v[0].idxs : null, dt = null, ft = !1;
	function pt(e, n) {
		if (t = e ?? [], r.data = r._data = t, i == 2) {
			st = 0;
			for (let e = 1; e < v.length; e++) st += t[e][0].length;
		} else {
			t.length == 0 && (r.data = r._data = t = [[]]), dt = t[0], st = dt.length;
			let e = t;
			if (O == 2) {
				e = t.slice();
				let n = e[0] = Array(st);
				for (let e = 0; e < st; e++) n[e] = e;
			}
			r._data = t = e;
		}
		if (Vt(!0), Cr("setData"), O == 2 && (Re = !0), n !== !1) {
			let e = D;
			e.auto(r, ft) ? mt() : dn(S, e.min, e.max), ze ||= M.left >= 0, Ve = !0, z();
		}
	}
	r.setData = pt;
	function mt() {
		ft = !0;
		let e, n;
		i == 1 && (st > 0 ? (ct = ut[0] = 0, lt = ut[1] = st - 1, e = t[0][ct], n = t[0][lt], O == 2 ? (e = ct, n = lt) : e == n && (O == 3 ? [e, n] = Fn(e, e, D.log, !1) : O == 4 ? [e, n] = In(e, e, D.log, !1) : D.time ? n = e + Ca(86400 / _) : [e, n] = Ln(e, n, pa, !0))) : (ct = ut[0] = e = null, lt = ut[1] = n = null)), dn(S, e, n);
	}
	let ht, gt, _t, vt, yt, bt, xt, St, Ct, L;
	function wt(e, t, n, r, i, a) {
		e ??= Vi, n ??= Wa, r ??= "butt", i ??= Vi, a ??= "round", e != ht && (d.strokeStyle = ht = e), i != gt && (d.fillStyle = gt = i), t != _t && (d.lineWidth = _t = t), a != yt && (d.lineJoin = yt = a), r != bt && (d.lineCap = bt = r), n != vt && d.setLineDash(vt = n);
	}
	function Tt(e, t, n, r) {
		t != gt && (d.fillStyle = gt = t), e != xt && (d.font = xt = e), n != St && (d.textAlign = St = n), r != Ct && (d.textBaseline = Ct = r);
	}
	function R(e, t, n, i, a = 0) {
		if (i.length > 0 && e.auto(r, ft) && (t == null || t.min == null)) {
			let t = W(ct, 0), r = W(lt, i.length - 1), o = n.min == null ? Pn(i, t, r, a, e.distr == 3) : [n.min, n.max];
			e.min = Ta(e.min, n.min = o[0]), e.max = Ea(e.max, n.max = o[1]);
		}
	}
	let Et = {
		min: null,
		max: null
	};
	function Dt() {
		for (let e in b) {
			let t = b[e];
			A[e] == null && (t.min == null || A[S] != null && t.auto(r, ft)) && (A[e] = Et);
		}
		for (let e in b) {
			let t = b[e];
			A[e] == null && t.from != null && A[t.from] != null && (A[e] = Et);
		}
		A[S] != null && Vt(!0);
		let e = {};
		for (let t in A) {
			let n = A[t];
			if (n != null) {
				let a = e[t] = Qn(b[t], Zn);
				if (n.min != null) $n(a, n);
				else if (t != S || i == 2) {
					if (st == 0 && a.from == null) {
						let e = a.range(r, null, null, t);
						a.min = e[0], a.max = e[1];
					} else a.min = Na, a.max = -1e400;
				}
			}
		}
		if (st > 0) {
			v.forEach((n, a) => {
				if (i == 1) {
					let i = n.scale, o = A[i];
					if (o == null) return;
					let s = e[i];
					if (a == 0) {
						let e = s.range(r, s.min, s.max, i);
						s.min = e[0], s.max = e[1], ct = Mn(s.min, t[0]), lt = Mn(s.max, t[0]), lt - ct > 1 && (t[0][ct] < s.min && ct++, t[0][lt] > s.max && lt--), n.min = dt[ct], n.max = dt[lt];
					} else n.show && n.auto && R(s, o, n, t[a], n.sorted);
					n.idxs[0] = ct, n.idxs[1] = lt;
				} else if (a > 0 && n.show && n.auto) {
					let [r, i] = n.facets, o = r.scale, s = i.scale, [c, l] = t[a], u = e[o], d = e[s];
					u != null && R(u, A[o], r, c, r.sorted), d != null && R(d, A[s], i, l, i.sorted), n.min = i.min, n.max = i.max;
				}
			});
			for (let t in e) {
				let n = e[t], i = A[t];
				if (n.from == null && (i == null || i.min == null)) {
					let e = n.range(r, n.min == Na ? null : n.min, n.max == -1e400 ? null : n.max, t);
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
				i._min = e == 3 ? ka(i.min) : e == 4 ? Ma(i.min, i.asinh) : e == 100 ? i.fwd(i.min) : i.min, i._max = e == 3 ? ka(i.max) : e == 4 ? Ma(i.max, i.asinh) : e == 100 ? i.fwd(i.max) : i.max, n[t] = a = !0;
			}
		}
		if (a) {
			v.forEach((e, t) => {
				i == 2 ? t > 0 && n.y && (e._paths = null) : n[e.scale] && (e._paths = null);
			});
			for (let e in n) Re = !0, Cr("setScale", e);
			ce && M.left >= 0 && (ze = Ve = !0);
		}
		for (let e in A) A[e] = null;
	}
	function Ot(e) {
		let t = Vn(ct - 1, 0, st - 1), n = Vn(lt + 1, 0, st - 1);
		for (; e[t] == null && t > 0;) t--;
		for (; e[n] == null && n < st - 1;) n++;
		return [t, n];
	}
	function kt() {
		if (st > 0) {
			let e = v.some((e) => e._focus) && L != Je.alpha;
			e && (d.globalAlpha = L = Je.alpha), v.forEach((e, n) => {
				if (n > 0 && e.show && (At(n, !1), At(n, !0), e._paths == null)) {
					let a = L;
					L != e.alpha && (d.globalAlpha = L = e.alpha);
					let o = i == 2 ? [0, t[n][0].length - 1] : Ot(t[n]);
					e._paths = e.paths(r, n, o[0], o[1]), L != a && (d.globalAlpha = L = a);
				}
			}), v.forEach((e, t) => {
				if (t > 0 && e.show) {
					let n = L;
					L != e.alpha && (d.globalAlpha = L = e.alpha), e._paths != null && jt(t, !1);
					{
						let n = e._paths == null ? null : e._paths.gaps, i = e.points.show(r, t, ct, lt, n), a = e.points.filter(r, t, i, n);
						(i || a) && (e.points._paths = e.points.paths(r, t, ct, lt, a), jt(t, !0));
					}
					L != n && (d.globalAlpha = L = n), Cr("drawSeries", t);
				}
			}), e && (d.globalAlpha = L = 1);
		}
	}
	function At(e, t) {
		let n = t ? v[e].points : v[e];
		n._stroke = n.stroke(r, e), n._fill = n.fill(r, e);
	}
	function jt(e, t) {
		let n = t ? v[e].points : v[e], { stroke: r, fill: i, clip: a, flags: o, _stroke: s = n._stroke, _fill: c = n._fill, _width: l = n.width } = n._paths;
		l = Kn(l * K, 3);
		let u = null, f = l % 2 / 2;
		t && c == null && (c = l > 0 ? "#fff" : s);
		let p = n.pxAlign == 1 && f > 0;
		if (p && d.translate(f, f), !t) {
			let e = Me - l / 2, t = Ne - l / 2, n = Pe + l, r = Fe + l;
			u = new Path2D(), u.rect(e, t, n, r);
		}
		t ? Nt(s, l, n.dash, n.cap, c, r, i, o, a) : Mt(e, s, l, n.dash, n.cap, c, r, i, o, u, a), p && d.translate(-f, -f);
	}
	function Mt(e, n, i, a, o, s, c, l, u, d, f) {
		let p = !1;
		u != 0 && x.forEach((m, h) => {
			if (m.series[0] == e) {
				let e = v[m.series[1]], g = t[m.series[1]], _ = (e._paths || Ua).band;
				Ka(_) && (_ = m.dir == 1 ? _[0] : _[1]);
				let y, b = null;
				e.show && _ && Rn(g, ct, lt) ? (b = m.fill(r, h) || s, y = e._paths.clip) : _ = null, Nt(n, i, a, o, b, c, l, u, d, f, y, _), p = !0;
			}
		}), p || Nt(n, i, a, o, s, c, l, u, d, f);
	}
	function Nt(e, t, n, r, i, a, o, s, c, l, u, f) {
		wt(e, t, n, r, i), (c || l || f) && (d.save(), c && d.clip(c), l && d.clip(l)), f ? (s & 3) == 3 ? (d.clip(f), u && d.clip(u), Ft(i, o), Pt(e, a, t)) : s & as ? (Ft(i, o), d.clip(f), Pt(e, a, t)) : s & is && (d.save(), d.clip(f), u && d.clip(u), Ft(i, o), d.restore(), Pt(e, a, t)) : (Ft(i, o), Pt(e, a, t)), (c || l || f) && d.restore();
	}
	function Pt(e, t, n) {
		n > 0 && (t instanceof Map ? t.forEach((e, t) => {
			d.strokeStyle = ht = t, d.stroke(e);
		}) : t != null && e && d.stroke(t));
	}
	function Ft(e, t) {
		t instanceof Map ? t.forEach((e, t) => {
			d.fillStyle = gt = t, d.fill(e);
		}) : t != null && e && d.fill(t);
	}
	function It(e, t, n, i) {
		let a = y[e], o;
		if (i <= 0) o = [0, 0];
		else {
			let s = a._space = a.space(r, e, t, n, i);
			o = li(t, n, a._incrs = a.incrs(r, e, t, n, i, s), i, s);
		}
		return a._found = o;
	}
	function Lt(e, t, n, r, i, a, o, s, c, l) {
		let u = o % 2 / 2;
		h == 1 && d.translate(u, u), wt(s, o, c, l, s), d.beginPath();
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
				n._show && (t = !1, n._show = !1, Vt(!1));
				return;
			}
			n._show || (t = !1, n._show = !0, Vt(!1));
			let o = n.side, s = o % 2, { min: c, max: l } = a, [u, d] = It(i, c, l, s == 0 ? P : F);
			if (d == 0) return;
			let f = a.distr == 2, p = n._splits = n.splits(r, i, c, l, u, d, f), m = a.distr == 2 ? p.map((e) => dt[e]) : p, h = a.distr == 2 ? dt[p[1]] - dt[p[0]] : u, g = n._values = n.values(r, n.filter(r, m, i, d, h), i, d, h);
			n._rotate = o == 2 ? n.rotate(r, g, i, d) : 0;
			let _ = n._size;
			n._size = wa(n.size(r, g, i, e)), _ != null && n._size != _ && (t = !1);
		}), t;
	}
	function zt(e) {
		let t = !0;
		return at.forEach((n, i) => {
			let a = n(r, i, nt, e);
			a != ot[i] && (t = !1), ot[i] = a;
		}), t;
	}
	function Bt() {
		for (let e = 0; e < y.length; e++) {
			let t = y[e];
			if (!t.show || !t._show) continue;
			let n = t.side, i = n % 2, a, o, c = t.stroke(r, e), l = n == 0 || n == 3 ? -1 : 1, [u, f] = t._found;
			if (t.label != null) {
				let s = t.labelGap * l, p = Ca((t._lpos + s) * K);
				Tt(t.labelFont[0], c, "center", n == 2 ? Ii : Li), d.save(), i == 1 ? (a = o = 0, d.translate(p, Ca(Ne + Fe / 2)), d.rotate((n == 3 ? -ba : ba) / 2)) : (a = Ca(Me + Pe / 2), o = p);
				let m = Hn(t.label) ? t.label(r, e, u, f) : t.label;
				d.fillText(m, a, o), d.restore();
			}
			if (f == 0) continue;
			let p = b[t.scale], m = i == 0 ? Pe : Fe, h = i == 0 ? Me : Ne, _ = t._splits, v = p.distr == 2 ? _.map((e) => dt[e]) : _, x = p.distr == 2 ? dt[_[1]] - dt[_[0]] : u, S = t.ticks, C = t.border, w = S.show ? S.size : 0, T = Ca(w * K), E = Ca((t.alignTo == 2 ? t._size - w - t.gap : t.gap) * K), D = t._rotate * -ba / 180, O = g(t._pos * K), k = O + (T + E) * l;
			o = i == 0 ? k : 0, a = i == 1 ? k : 0, Tt(t.font[0], c, t.align == 1 ? Ri : t.align == 2 ? zi : D > 0 ? Ri : D < 0 ? zi : i == 0 ? "center" : n == 3 ? zi : Ri, D || i == 1 ? "middle" : n == 2 ? Ii : Li);
			let ee = t.font[1] * t.lineGap, A = _.map((e) => g(s(e, p, m, h))), te = t._values;
			for (let e = 0; e < te.length; e++) {
				let t = te[e];
				if (t != null) {
					i == 0 ? a = A[e] : o = A[e], t = "" + t;
					let n = t.indexOf("\n") == -1 ? [t] : t.split(/\n/gm);
					for (let e = 0; e < n.length; e++) {
						let t = n[e];
						D ? (d.save(), d.translate(a, o + e * ee), d.rotate(D), d.fillText(t, 0, 0), d.restore()) : d.fillText(t, a, o + e * ee);
					}
				}
			}
			S.show && Lt(A, S.filter(r, v, e, f, x), i, n, O, T, Kn(S.width * K, 3), S.stroke(r, e), S.dash, S.cap);
			let ne = t.grid;
			ne.show && Lt(A, ne.filter(r, v, e, f, x), i, i == 0 ? 2 : 1, i == 0 ? Ne : Me, i == 0 ? Fe : Pe, Kn(ne.width * K, 3), ne.stroke(r, e), ne.dash, ne.cap), C.show && Lt([O], [1], +(i == 0), i == 0 ? 1 : 2, i == 1 ? Ne : Me, i == 1 ? Fe : Pe, Kn(C.width * K, 3), C.stroke(r, e), C.dash, C.cap);
		}
		Cr("drawAxes");
	}
	function Vt(e) {
		v.forEach((t, n) => {
			n > 0 && (t._paths = null, e && (i == 1 ? (t.min = null, t.max = null) : t.facets.forEach((e) => {
				e.min = null, e.max = null;
			})));
		});
	}
	let Ht = !1, Ut = !1, Wt = [];
	function Gt() {
		Ut = !1;
		for (let e = 0; e < Wt.length; e++) Cr(...Wt[e]);
		Wt.length = 0;
	}
	function z() {
		Ht ||= (eo(Kt), !0);
	}
	r.batch = function(e, t = !1) {
		Ht = !0, Ut = t, e(r), Kt(), t && Wt.length > 0 && queueMicrotask(Gt);
	};
	function Kt() {
		if (Ie &&= (Dt(), !1), Re &&= (We(), !1), Le) {
			if (wn(p, Ri, Ee), wn(p, Ii, De), wn(p, Pi, P), wn(p, Fi, F), wn(m, Ri, Ee), wn(m, Ii, De), wn(m, Pi, P), wn(m, Fi, F), wn(f, Pi, we), wn(f, Fi, Te), u.width = Ca(we * K), u.height = Ca(Te * K), y.forEach(({ _el: e, _show: t, _size: n, _pos: r, side: i }) => {
				if (e != null) {
					if (t) {
						let t = i === 3 || i === 0 ? n : 0, a = i % 2 == 1;
						wn(e, a ? "left" : "top", r - t), wn(e, a ? "width" : "height", n), wn(e, a ? "top" : "left", a ? De : Ee), wn(e, a ? "height" : "width", a ? F : P), Cn(e, Si);
					} else Sn(e, Si);
				}
			}), ht = gt = _t = yt = bt = xt = St = Ct = vt = null, L = 1, tr(!0), Ee != Oe || De != ke || P != Ae || F != je) {
				Vt(!1);
				let e = P / Ae, t = F / je;
				if (ce && !ze && M.left >= 0) {
					M.left *= e, M.top *= t, Yt && Dn(Yt, Ca(M.left), 0, P, F), Xt && Dn(Xt, 0, Ca(M.top), P, F);
					for (let n = 0; n < Ze.length; n++) {
						let r = Ze[n];
						r != null && (Qe[n] *= e, $e[n] *= t, Dn(r, wa(Qe[n]), wa($e[n]), P, F));
					}
				}
				if (U.show && !Be && U.left >= 0 && U.width > 0) {
					U.left *= e, U.width *= e, U.top *= t, U.height *= t;
					for (let e in ir) wn(cn, e, U[e]);
				}
				Oe = Ee, ke = De, Ae = P, je = F;
			}
			Cr("setSize"), Le = !1;
		}
		we > 0 && Te > 0 && (d.clearRect(0, 0, u.width, u.height), Cr("drawClear"), w.forEach((e) => e()), Cr("draw")), U.show && Be && (ln(U), Be = !1), ce && ze && (Jn(null, !0, !1), ze = !1), j.show && j.live && Ve && (Wn(), Ve = !1), c || (c = !0, r.status = 1, Cr("ready")), ft = !1, Ht = !1;
	}
	r.redraw = (e, t) => {
		Re = t || !1, e === !1 ? z() : dn(S, D.min, D.max);
	};
	function qt(e, n) {
		let i = b[e];
		if (i.from == null) {
			if (st == 0) {
				let t = i.range(r, n.min, n.max, e);
				n.min = t[0], n.max = t[1];
			}
			if (n.min > n.max) {
				let e = n.min;
				n.min = n.max, n.max = e;
			}
			if (st > 1 && n.min != null && n.max != null && n.max - n.min < 1e-16) return;
			e == S && i.distr == 2 && st > 0 && (n.min = Mn(n.min, t[0]), n.max = Mn(n.max, t[0]), n.min == n.max && n.max++), A[e] = n, Ie = !0, z();
		}
	}
	r.setScale = qt;
	let Jt, B, Yt, Xt, Zt, Qt, $t, en, tn, nn, V, H, rn = !1, an = M.drag, on = an.x, sn = an.y;
	ce && (M.x && (Jt = En(wi, m)), M.y && (B = En(Ti, m)), D.ori == 0 ? (Yt = Jt, Xt = B) : (Yt = B, Xt = Jt), V = M.left, H = M.top);
	let U = r.select = $n({
		show: !0,
		over: !0,
		left: 0,
		width: 0,
		top: 0,
		height: 0
	}, e.select), cn = U.show ? En(Ci, U.over ? m : p) : null;
	function ln(e, t) {
		if (U.show) {
			for (let t in e) U[t] = e[t], t in ir && wn(cn, t, e[t]);
			t !== !1 && Cr("setSelect");
		}
	}
	r.setSelect = ln;
	function un(e) {
		if (v[e].show) se && Cn(fe[e], Si);
		else if (se && Sn(fe[e], Si), ce) {
			let t = Xe ? Ze[0] : Ze[e];
			t != null && Dn(t, -10, -10, P, F);
		}
	}
	function dn(e, t, n) {
		qt(e, {
			min: t,
			max: n
		});
	}
	function fn(e, t, n, a) {
		t.focus != null && vn(e), t.show != null && v.forEach((n, r) => {
			r > 0 && (e == r || e == null) && (n.show = t.show, un(r), i == 2 ? (dn(n.facets[0].scale, null, null), dn(n.facets[1].scale, null, null)) : dn(n.scale, null, null), z());
		}), n !== !1 && Cr("setSeries", e, t), a && Rr("setSeries", r, e, t);
	}
	r.setSeries = fn, r.addBand = function(e, t) {
		e.fill = G(e.fill || null), e.dir = W(e.dir, -1), t ??= x.length, x.splice(t, 0, e);
	}, r.setBand = function(e, t) {
		$n(x[e], t);
	}, r.delBand = function(e) {
		e == null ? x.length = 0 : x.splice(e, 1);
	};
	function pn(e, t) {
		v[e].alpha = t, ce && Ze[e] != null && (Ze[e].style.opacity = t), se && fe[e] && (fe[e].style.opacity = t);
	}
	let mn, hn, gn, _n = { focus: !0 };
	function vn(e) {
		if (e != gn) {
			let t = e == null, n = Je.alpha != 1;
			v.forEach((r, a) => {
				if (i == 1 || a > 0) {
					let i = t || a == 0 || a == e;
					r._focus = t ? null : i, n && pn(a, i ? 1 : Je.alpha);
				}
			}), gn = e, n && z();
		}
	}
	se && Ye && Se(Ki, le, (e) => {
		M._lock || (Ke(e), gn != null && fn(null, _n, !0, Tr.setSeries));
	});
	function yn(e, t, n) {
		let r = b[t];
		n && (e = e / K - (r.ori == 1 ? De : Ee));
		let i = P;
		r.ori == 1 && (i = F, e = i - e), r.dir == -1 && (e = i - e);
		let a = r._min, o = r._max, s = e / i, c = a + (o - a) * s, l = r.distr;
		return l == 3 ? Da(10, c) : l == 4 ? ja(c, r.asinh) : l == 100 ? r.bwd(c) : c;
	}
	r.valToIdx = (e) => Mn(e, t[0]), r.posToIdx = function(e, n) {
		return Mn(yn(e, S, n), t[0], ct, lt);
	}, r.posToVal = yn, r.valToPos = (e, t, n) => b[t].ori == 0 ? a(e, b[t], n ? Pe : P, n ? Me : 0) : o(e, b[t], n ? Fe : F, n ? Ne : 0), r.setCursor = (e, t, n) => {
		V = e.left, H = e.top, Jn(null, t, n);
	};
	function bn(e, t) {
		wn(cn, Ri, U.left = e), wn(cn, Pi, U.width = t);
	}
	function xn(e, t) {
		wn(cn, Ii, U.top = e), wn(cn, Fi, U.height = t);
	}
	let Nn = D.ori == 0 ? bn : xn, zn = D.ori == 1 ? bn : xn;
	function Bn() {
		if (se && j.live) for (let e = +(i == 2); e < v.length; e++) {
			if (e == 0 && he) continue;
			let t = j.values[e], n = 0;
			for (let r in t) pe[e][n++].firstChild.nodeValue = t[r];
		}
	}
	function Wn(e, t) {
		if (e != null && (e.idxs ? e.idxs.forEach((e, t) => {
			oe[t] = e;
		}) : Ja(e.idx) || oe.fill(e.idx), j.idx = oe[0]), se && j.live) {
			for (let e = 0; e < v.length; e++) (e > 0 || i == 1 && !he) && Gn(e, oe[e]);
			Bn();
		}
		Ve = !1, t !== !1 && Cr("setLegend");
	}
	r.setLegend = Wn;
	function Gn(e, n) {
		let i = v[e], a = e == 0 && O == 2 ? dt : t[e], o;
		he ? o = i.values(r, e, n) ?? ge : (o = i.value(r, n == null ? null : a[n], e, n), o = o == null ? ge : { _: o }), j.values[e] = o;
	}
	function Jn(e, n, a) {
		tn = V, nn = H, [V, H] = M.move(r, V, H), M.left = V, M.top = H, ce && (Yt && Dn(Yt, Ca(V), 0, P, F), Xt && Dn(Xt, 0, Ca(H), P, F));
		let o, s = ct > lt;
		mn = Na, hn = null;
		let c = D.ori == 0 ? P : F, l = D.ori == 1 ? P : F;
		if (V < 0 || st == 0 || s) {
			o = M.idx = null;
			for (let e = 0; e < v.length; e++) {
				let t = Ze[e];
				t != null && Dn(t, -10, -10, P, F);
			}
			Ye && fn(null, _n, !0, e == null && Tr.setSeries), j.live && (oe.fill(o), Ve = !0);
		} else {
			let e, n, a;
			i == 1 && (e = D.ori == 0 ? V : H, n = yn(e, S), o = M.idx = Mn(n, t[0], ct, lt), a = k(t[0][o], D, c, 0));
			let s = -10, u = -10, d = 0, f = 0, p = !0, m = "", h = "";
			for (let e = +(i == 2); e < v.length; e++) {
				let g = v[e], _ = oe[e], y = _ == null ? null : i == 1 ? t[e][_] : t[e][1][_], x = M.dataIdx(r, e, o, n), S = x == null ? null : i == 1 ? t[e][x] : t[e][1][x];
				if (Ve = Ve || S != y || x != _, oe[e] = x, e > 0 && g.show) {
					let n = x == null ? -10 : x == o ? a : k(i == 1 ? t[0][x] : t[e][0][x], D, c, 0), _ = S == null ? -10 : ee(S, i == 1 ? b[g.scale] : b[g.facets[1].scale], l, 0);
					if (Ye && S != null) {
						let t = D.ori == 1 ? V : H, n = xa(Je.dist(r, e, x, _, t));
						if (n < mn) {
							let r = Je.bias;
							if (r != 0) {
								let i = yn(t, g.scale), a = S >= 0 ? 1 : -1, o = i >= 0 ? 1 : -1;
								o == a && (o == 1 ? r == 1 ? S >= i : S <= i : r == 1 ? S <= i : S >= i) && (mn = n, hn = e);
							} else mn = n, hn = e;
						}
					}
					if (Ve || Xe) {
						let t, i;
						D.ori == 0 ? (t = n, i = _) : (t = _, i = n);
						let a, o, c, l, g, v, y = !0, b = qe.bbox;
						if (b != null) {
							y = !1;
							let t = b(r, e);
							c = t.left, l = t.top, a = t.width, o = t.height;
						} else c = t, l = i, a = o = qe.size(r, e);
						if (v = qe.fill(r, e), g = qe.stroke(r, e), Xe) e == hn && mn <= Je.prox && (s = c, u = l, d = a, f = o, p = y, m = v, h = g);
						else {
							let t = Ze[e];
							t != null && (Qe[e] = c, $e[e] = l, kn(t, a, o, y), On(t, v, g), Dn(t, wa(c), wa(l), P, F));
						}
					}
				}
			}
			if (Xe) {
				let e = Je.prox;
				if (Ve || (gn == null ? mn <= e : mn > e || hn != gn)) {
					let e = Ze[0];
					e != null && (Qe[0] = s, $e[0] = u, kn(e, d, f, p), On(e, m, h), Dn(e, wa(s), wa(u), P, F));
				}
			}
		}
		if (U.show && rn) {
			if (e != null) {
				let [t, n] = Tr.scales, [r, i] = Tr.match, [a, o] = e.cursor.sync.scales, s = e.cursor.drag;
				if (on = s._x, sn = s._y, on || sn) {
					let { left: s, top: u, width: d, height: f } = e.select, p = e.scales[a].ori, m = e.posToVal, h, g, _, v, y, x = t != null && r(t, a), S = n != null && i(n, o);
					x && on ? (p == 0 ? (h = s, g = d) : (h = u, g = f), _ = b[t], v = k(m(h, a), _, c, 0), y = k(m(h + g, a), _, c, 0), Nn(Ta(v, y), xa(y - v))) : Nn(0, c), S && sn ? (p == 1 ? (h = s, g = d) : (h = u, g = f), _ = b[n], v = ee(m(h, o), _, l, 0), y = ee(m(h + g, o), _, l, 0), zn(Ta(v, y), xa(y - v))) : zn(0, l);
				} else ar();
			} else {
				let e = xa(tn - Zt), t = xa(nn - Qt);
				if (D.ori == 1) {
					let n = e;
					e = t, t = n;
				}
				on = an.x && e >= an.dist, sn = an.y && t >= an.dist;
				let n = an.uni;
				n == null ? an.x && an.y && (on || sn) && (on = sn = !0) : on && sn && (on = e >= n, sn = t >= n, !on && !sn && (t > e ? sn = !0 : on = !0));
				let r, i;
				on && (D.ori == 0 ? (r = $t, i = V) : (r = en, i = H), Nn(Ta(r, i), xa(i - r)), sn || zn(0, l)), sn && (D.ori == 1 ? (r = $t, i = V) : (r = en, i = H), zn(Ta(r, i), xa(i - r)), on || Nn(0, c)), !on && !sn && (Nn(0, 0), zn(0, 0));
			}
		}
		if (an._x = on, an._y = sn, e == null) {
			if (a) {
				if (Pr != null) {
					let [e, t] = Tr.scales;
					Tr.values[0] = e == null ? null : yn(D.ori == 0 ? V : H, e), Tr.values[1] = t == null ? null : yn(D.ori == 1 ? V : H, t);
				}
				Rr(Hi, r, V, H, P, F, o);
			}
			if (Ye) {
				let e = a && Tr.setSeries, t = Je.prox;
				gn == null ? mn <= t && fn(hn, _n, !0, e) : mn > t ? fn(null, _n, !0, e) : hn != gn && fn(hn, _n, !0, e);
			}
		}
		Ve && (j.idx = o, Wn()), n !== !1 && Cr("setCursor");
	}
	let er = null;
	Object.defineProperty(r, "rect", { get() {
		return er ?? tr(!1), er;
	} });
	function tr(e = !1) {
		e ? er = null : (er = m.getBoundingClientRect(), Cr("syncRect", er));
	}
	function nr(e, t, n, r, i, a, o) {
		M._lock || rn && e != null && e.movementX == 0 && e.movementY == 0 || (rr(e, t, n, r, i, a, o, !1, e != null), e == null ? Jn(t, !0, !1) : Jn(null, !0, !0));
	}
	function rr(e, t, n, i, a, o, c, l, u) {
		if (er ?? tr(!1), Ke(e), e != null) n = e.clientX - er.left, i = e.clientY - er.top;
		else {
			if (n < 0 || i < 0) {
				V = -10, H = -10;
				return;
			}
			let [e, r] = Tr.scales, c = t.cursor.sync, [l, u] = c.values, [d, f] = c.scales, [p, m] = Tr.match, h = t.axes[0].side % 2 == 1, g = D.ori == 0 ? P : F, _ = D.ori == 1 ? P : F, v = h ? o : a, y = h ? a : o, x = h ? i : n, S = h ? n : i;
			if (n = d == null ? x / v * g : p(e, d) ? s(l, b[e], g, 0) : -10, i = f == null ? S / y * _ : m(r, f) ? s(u, b[r], _, 0) : -10, D.ori == 1) {
				let e = n;
				n = i, i = e;
			}
		}
		u && (t == null || t.cursor.event.type == Hi) && ((n <= 1 || n >= P - 1) && (n = Un(n, P)), (i <= 1 || i >= F - 1) && (i = Un(i, F))), l ? (Zt = n, Qt = i, [$t, en] = M.move(r, n, i)) : (V = n, H = i);
	}
	let ir = {
		width: 0,
		height: 0,
		left: 0,
		top: 0
	};
	function ar() {
		ln(ir, !1);
	}
	let or, sr, lr, ur;
	function mr(e, t, n, i, a, o, s) {
		rn = !0, on = sn = an._x = an._y = !1, rr(e, t, n, i, a, o, s, !0, !1), e != null && (Se(Wi, ea, _r, !1), Rr(Ui, r, $t, en, P, F, null));
		let { left: c, top: l, width: u, height: d } = U;
		or = c, sr = l, lr = u, ur = d;
	}
	function _r(e, t, n, i, a, o, s) {
		rn = an._x = an._y = !1, rr(e, t, n, i, a, o, s, !1, !0);
		let { left: c, top: l, width: u, height: d } = U, f = u > 0 || d > 0, p = or != c || sr != l || lr != u || ur != d;
		if (f && p && ln(U), an.setScale && f && p) {
			let e = c, t = u, n = l, r = d;
			if (D.ori == 1 && (e = l, t = d, n = c, r = u), on && dn(S, yn(e, S), yn(e + t, S)), sn) for (let e in b) {
				let t = b[e];
				e != S && t.from == null && t.min != Na && dn(e, yn(n + r, e), yn(n, e));
			}
			ar();
		} else M.lock && (M._lock = !M._lock, Jn(t, !0, e != null));
		e != null && (Ce(Wi, ea), Rr(Wi, r, V, H, P, F, null));
	}
	function vr(e, t, n, r, i, a, o) {
		if (M._lock) return;
		Ke(e);
		let s = rn;
		if (rn) {
			let e = !0, t = !0, n, r;
			D.ori == 0 ? (n = on, r = sn) : (n = sn, r = on), n && r && (e = V <= 10 || V >= P - 10, t = H <= 10 || H >= F - 10), n && e && (V = V < $t ? 0 : P), r && t && (H = H < en ? 0 : F), Jn(null, !0, !0), rn = !1;
		}
		V = -10, H = -10, oe.fill(null), Jn(null, !0, !0), s && (rn = s);
	}
	function yr(e, t, n, i, a, o, s) {
		M._lock || (Ke(e), mt(), ar(), e != null && Rr(qi, r, V, H, P, F, null));
	}
	function br() {
		y.forEach(di), He(r.width, r.height, !0);
	}
	An(Zi, ta, br);
	let xr = {};
	xr.mousedown = mr, xr.mousemove = nr, xr.mouseup = _r, xr.dblclick = yr, xr.setSeries = (e, t, n, i) => {
		n = (0, Tr.match[2])(r, t, n), n != -1 && fn(n, i, !0, !1);
	}, ce && (Se(Ui, m, mr), Se(Hi, m, nr), Se(Gi, m, (e) => {
		Ke(e), tr(!1);
	}), Se(Ki, m, vr), Se(qi, m, yr), vs.add(r), r.syncRect = tr);
	let Sr = r.hooks = e.hooks || {};
	function Cr(e, t, n) {
		Ut ? Wt.push([
			e,
			t,
			n
		]) : e in Sr && Sr[e].forEach((e) => {
			e.call(null, r, t, n);
		});
	}
	(e.plugins || []).forEach((e) => {
		for (let t in e.hooks) Sr[t] = (Sr[t] || []).concat(e.hooks[t]);
	});
	let wr = (e, t, n) => n, Tr = $n({
		key: null,
		setSeries: !1,
		filters: {
			pub: Ra,
			sub: Ra
		},
		scales: [S, v[1] ? v[1].scale : null],
		match: [
			za,
			za,
			wr
		],
		values: [null, null]
	}, M.sync);
	Tr.match.length == 2 && Tr.match.push(wr), M.sync = Tr;
	let Pr = Tr.key, Lr = Ir(Pr);
	function Rr(e, t, n, r, i, a, o) {
		Tr.filters.pub(e, t, n, r, i, a, o) && Lr.pub(e, t, n, r, i, a, o);
	}
	Lr.sub(r), r.pub = function(e, t, n, r, i, a, o) {
		Tr.filters.sub(e, t, n, r, i, a, o) && xr[e](null, t, n, r, i, a, o);
	}, r.destroy = function() {
		Lr.unsub(r), vs.delete(r), xe.clear(), jn(Zi, ta, br), l.remove(), le?.remove(), Cr("destroy");
	};
	function Br() {
		Cr("init", e, t), pt(t || e.data, !1), A[S] ? qt(S, A[S]) : mt(), Be = U.show && (U.width > 0 || U.height > 0), ze = Ve = !0, He(e.width, e.height);
	}
	return v.forEach(tt), y.forEach(rt), n ? n instanceof HTMLElement ? (n.appendChild(l), Br()) : n(r, Br) : Br(), r;
}
var pi, mi, hi, gi, _i, vi, yi, bi, xi, Si, Ci, wi, Ti, Ei, Di, Oi, ki, Ai, ji, Mi, Ni, Pi, Fi, Ii, Li, Ri, zi, Bi, Vi, Hi, Ui, Wi, Gi, Ki, qi, Ji, Yi, Xi, Zi, Qi, $i, ea, ta, na, K, ra, ia, aa, oa, sa, ca, la, ua, da, fa, pa, ma, ha, ga, _a, va, ya, ba, xa, Sa, Ca, wa, Ta, Ea, Da, Oa, ka, Aa, ja, Ma, Na, Pa, Fa, Ia, La, Ra, za, Ba, Va, Ha, Ua, Wa, Ga, Ka, qa, Ja, Ya, Xa, Za, Qa, $a, eo, to, no, ro, io, ao, oo, so, co, lo, uo, fo, po, mo, ho, go, _o, vo, yo, bo, xo, So, Co, q, wo, To, Eo, Do, Oo, ko, Ao, jo, Mo, No, Po, Fo, Io, Lo, Ro, zo, Bo, Vo, Ho, Uo, Wo, Go, Ko, qo, Jo, Yo, Xo, Zo, Qo, $o, es, ts, ns, rs, is, as, os, ss, cs, ls, us, ds, fs, ps, ms, hs, gs, _s, vs, ys, bs, xs, Ss, Cs, ws = t((() => {
	pi = !0, mi = "uplot", hi = "u-hz", gi = "u-vt", _i = "u-title", vi = "u-wrap", yi = "u-under", bi = "u-over", xi = "u-axis", Si = "u-off", Ci = "u-select", wi = "u-cursor-x", Ti = "u-cursor-y", Ei = "u-cursor-pt", Di = "u-legend", Oi = "u-live", ki = "u-inline", Ai = "u-series", ji = "u-marker", Mi = "u-label", Ni = "u-value", Pi = "width", Fi = "height", Ii = "top", Li = "bottom", Ri = "left", zi = "right", Bi = "#000", Vi = "#0000", Hi = "mousemove", Ui = "mousedown", Wi = "mouseup", Gi = "mouseenter", Ki = "mouseleave", qi = "dblclick", Ji = "resize", Yi = "scroll", Xi = "change", Zi = "dppxchange", Qi = "--", $i = typeof window < "u", ea = $i ? document : null, ta = $i ? window : null, na = $i ? navigator : null, ia = /* @__PURE__ */ new WeakMap(), aa = /* @__PURE__ */ new WeakMap(), oa = /* @__PURE__ */ new WeakMap(), sa = { passive: !0 }, ca = {
		...sa,
		capture: !0
	}, $i && xn(), la = (e) => e != null, ua = (e) => e != null && e > 0, da = Nn(la), fa = Nn(ua), pa = .1, ma = {
		mode: 3,
		pad: pa
	}, ha = {
		pad: 0,
		soft: null,
		mode: 0
	}, ga = {
		min: ha,
		max: ha
	}, _a = new Intl.NumberFormat($i ? na.language : "en-US"), va = (e) => _a.format(e), ya = Math, ba = ya.PI, xa = ya.abs, Sa = ya.floor, Ca = ya.round, wa = ya.ceil, Ta = ya.min, Ea = ya.max, Da = ya.pow, Oa = ya.sign, ka = ya.log10, Aa = ya.log2, ja = (e, t = 1) => ya.sinh(e) * t, Ma = (e, t = 1) => ya.asinh(e / t), Na = 1e400, Pa = () => {}, Fa = (e) => e, Ia = (e, t) => t, La = (e) => null, Ra = (e) => !0, za = (e, t) => e == t, Ba = /\.\d*?(?=9{6,}|0{6,})/gm, Va = (e) => {
		if (qa(e) || Ha.has(e)) return e;
		let t = `${e}`, n = t.match(Ba);
		if (n == null) return e;
		let r = n[0].length - 1;
		if (t.indexOf("e-") != -1) {
			let [e, n] = t.split("e");
			return +`${Va(e)}e${n}`;
		}
		return Kn(e, r);
	}, Ha = /* @__PURE__ */ new Map(), Ua = {}, Wa = [], Ga = [null, null], Ka = Array.isArray, qa = Number.isInteger, Ja = (e) => e === void 0, Ya = Object.getPrototypeOf(Uint8Array), Xa = "__proto__", Za = 0, Qa = 1, $a = 2, eo = typeof queueMicrotask > "u" ? (e) => Promise.resolve().then(e) : queueMicrotask, to = [
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
	], no = [
		"Sunday",
		"Monday",
		"Tuesday",
		"Wednesday",
		"Thursday",
		"Friday",
		"Saturday"
	], ro = no.map(ar), io = {
		MMMM: to,
		MMM: to.map(ar),
		WWWW: no,
		WWW: ro
	}, ao = {
		YYYY: (e) => e.getFullYear(),
		YY: (e) => (e.getFullYear() + "").slice(2),
		MMMM: (e, t) => t.MMMM[e.getMonth()],
		MMM: (e, t) => t.MMM[e.getMonth()],
		MM: (e) => or(e.getMonth() + 1),
		M: (e) => e.getMonth() + 1,
		DD: (e) => or(e.getDate()),
		D: (e) => e.getDate(),
		WWWW: (e, t) => t.WWWW[e.getDay()],
		WWW: (e, t) => t.WWW[e.getDay()],
		HH: (e) => or(e.getHours()),
		H: (e) => e.getHours(),
		h: (e) => {
			let t = e.getHours();
			return t == 0 ? 12 : t > 12 ? t - 12 : t;
		},
		AA: (e) => e.getHours() >= 12 ? "PM" : "AM",
		aa: (e) => e.getHours() >= 12 ? "pm" : "am",
		a: (e) => e.getHours() >= 12 ? "p" : "a",
		mm: (e) => or(e.getMinutes()),
		m: (e) => e.getMinutes(),
		ss: (e) => or(e.getSeconds()),
		s: (e) => e.getSeconds(),
		fff: (e) => sr(e.getMilliseconds())
	}, oo = new Intl.DateTimeFormat().resolvedOptions().timeZone, so = (e) => e % 1 == 0, co = [
		1,
		2,
		2.5,
		5
	], lo = Jn(10, -32, 0, co), uo = Jn(10, 0, 32, co), fo = uo.filter(so), po = lo.concat(uo), mo = "\n", ho = "{YYYY}", go = mo + ho, _o = "{M}/{D}", vo = mo + _o, yo = vo + "/{YY}", bo = "{aa}", xo = "{h}:{mm}" + bo, So = mo + xo, Co = ":{ss}", q = null, [wo, To, Eo] = ur(1), [Do, Oo, ko] = ur(.001), Jn(2, -53, 53, [1]), Ao = "{YYYY}-{MM}-{DD} {h}:{mm}{aa}", jo = {
		show: !0,
		live: !0,
		isolate: !1,
		mount: Pa,
		markers: {
			show: !0,
			width: 2,
			stroke: _r,
			fill: vr,
			dash: "solid"
		},
		idx: null,
		idxs: null,
		values: []
	}, Mo = [0, 0], No = {
		show: !0,
		x: !0,
		y: !0,
		lock: !1,
		move: Cr,
		points: {
			one: !1,
			show: yr,
			size: Sr,
			width: 0,
			stroke: xr,
			fill: br
		},
		bind: {
			mousedown: wr,
			mouseup: wr,
			click: wr,
			dblclick: wr,
			mousemove: Tr,
			mouseleave: Tr,
			mouseenter: Tr
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
	}, Po = {
		show: !0,
		stroke: "rgba(0,0,0,0.07)",
		width: 2
	}, Fo = $n({}, Po, { filter: Ia }), Io = $n({}, Fo, { size: 10 }), Lo = $n({}, Po, { show: !1 }), Ro = "12px system-ui, -apple-system, \"Segoe UI\", Roboto, \"Helvetica Neue\", Arial, \"Noto Sans\", sans-serif, \"Apple Color Emoji\", \"Segoe UI Emoji\", \"Segoe UI Symbol\", \"Noto Color Emoji\"", zo = "bold " + Ro, Bo = 1.5, Vo = {
		show: !0,
		scale: "x",
		stroke: Bi,
		space: 50,
		gap: 5,
		alignTo: 1,
		size: 50,
		labelGap: 0,
		labelSize: 30,
		labelFont: zo,
		side: 2,
		grid: Fo,
		ticks: Io,
		border: Lo,
		font: Ro,
		lineGap: Bo,
		rotate: 0
	}, Ho = "Value", Uo = "Time", Wo = {
		show: !0,
		scale: "x",
		auto: !1,
		sorted: 1,
		min: Na,
		max: -1e400,
		idxs: []
	}, Go = /./, Ko = /[12357]/, qo = /[125]/, Jo = /1/, Yo = (e, t, n, r) => e.map((e, i) => t == 4 && e == 0 || i % r == 0 && n.test(e.toExponential()[+(e < 0)]) ? e : null), Xo = {
		show: !0,
		scale: "y",
		stroke: Bi,
		space: 30,
		gap: 5,
		alignTo: 1,
		size: 50,
		labelGap: 0,
		labelSize: 30,
		labelFont: zo,
		side: 3,
		grid: Fo,
		ticks: Io,
		border: Lo,
		font: Ro,
		lineGap: Bo,
		rotate: 0
	}, Zo = {
		scale: null,
		auto: !0,
		sorted: 0,
		min: Na,
		max: -1e400
	}, Qo = (e, t, n, r, i) => i, $o = {
		show: !0,
		auto: !0,
		sorted: 0,
		gaps: Qo,
		alpha: 1,
		facets: [$n({}, Zo, { scale: "x" }), $n({}, Zo, { scale: "y" })]
	}, es = {
		scale: "y",
		auto: !0,
		sorted: 0,
		show: !0,
		spanGaps: !1,
		gaps: Qo,
		alpha: 1,
		points: {
			show: Pr,
			filter: null
		},
		values: null,
		min: Na,
		max: -1e400,
		idxs: [],
		path: null,
		clip: null
	}, ts = {
		time: pi,
		auto: !0,
		distr: 1,
		log: 10,
		asinh: 1,
		min: null,
		max: null,
		dir: 1,
		ori: 0
	}, ns = $n({}, ts, {
		time: !1,
		ori: 1
	}), rs = {}, is = 1, as = 2, os = (e, t, n) => {
		e.moveTo(t, n);
	}, ss = (e, t, n) => {
		e.moveTo(n, t);
	}, cs = (e, t, n) => {
		e.lineTo(t, n);
	}, ls = (e, t, n) => {
		e.lineTo(n, t);
	}, us = Gr(0), ds = Gr(1), fs = (e, t, n, r, i, a) => {
		e.arc(t, n, r, i, a);
	}, ps = (e, t, n, r, i, a) => {
		e.arc(n, t, r, i, a);
	}, ms = (e, t, n, r, i, a, o) => {
		e.bezierCurveTo(t, n, r, i, a, o);
	}, hs = (e, t, n, r, i, a, o) => {
		e.bezierCurveTo(n, t, i, r, o, a);
	}, gs = qr(cs), _s = qr(ls), vs = /* @__PURE__ */ new Set(), $i && (An(Ji, ta, ti), An(Yi, ta, ti, !0), An(Zi, ta, () => {
		fi.pxRatio = K;
	})), ys = Jr(), bs = Kr(), xs = ai, Ss = si, Cs = ci, fi.assign = $n, fi.fmtNum = va, fi.rangeNum = Ln, fi.rangeLog = Fn, fi.rangeAsinh = In, fi.orient = Lr, fi.pxRatio = K, fi.join = tr, fi.fmtDate = cr, fi.tzDate = lr, fi.sync = Ir;
	{
		fi.addGap = Hr, fi.clipGaps = Vr;
		let e = fi.paths = { points: Kr };
		e.linear = Jr, e.stepped = Yr, e.bars = Zr, e.spline = $r;
	}
}));
// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
function J(e, t, n, r, i, a) {
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
		constructor: Ts,
		__v: --Es,
		__i: -1,
		__u: 0
	};
	return (i || a) && (l.__source = i, l.__self = a), k.vnode && k.vnode(l), l;
}
var Ts, Es, Y = t((() => {
	pe(), Ts = Symbol.for("pv"), Es = 0, Array.isArray;
}));
// src/parts/colors.tsx
function Ds(e) {
	let t = Math.max(-1, Math.min(1, e)), n = Ut.value ? [
		28,
		32,
		38
	] : [
		255,
		255,
		255
	], r = t < 0 ? Ut.value ? [
		92,
		179,
		238
	] : [
		0,
		114,
		178
	] : Ut.value ? [
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
function Os(e) {
	let t = Math.max(0, Math.min(1, e)), n = Ut.value ? [
		10,
		36,
		66
	] : [
		120,
		172,
		214
	], r = Ut.value ? [
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
function ks({ index: e }) {
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
			stroke: Ns(e),
			"stroke-width": "3",
			"stroke-dasharray": Ps(e).join(" ")
		})
	});
}
var As, js, Ms, Ns, Ps, Fs, Is = t((() => {
	z(), Y(), As = [
		"#D55E00",
		"#0072B2",
		"#00865f",
		"#B4538F",
		"#8c5f00",
		"#2a7fb0",
		"#5b5b5b"
	], js = [
		"#ff8a3d",
		"#5cb3ee",
		"#2fc498",
		"#e79bc8",
		"#f0b429",
		"#8fd0f5",
		"#c9c9c9"
	], Ms = [
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
	], Ns = (e) => (Ut.value ? js : As)[e % As.length], Ps = (e) => Ms[e % Ms.length], Fs = () => Ut.value ? {
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
function X(e, t = 4) {
	if (e == null || Number.isNaN(e)) return "–";
	if (!Number.isFinite(e)) return e > 0 ? "∞" : "−∞";
	let n = Math.abs(e);
	return (n !== 0 && (n >= 1e5 || n < 1e-4) ? e.toExponential(Math.max(t - 2, 1)) : String(Number(e.toPrecision(t)))).replace("e+", "e").replace(/-/g, "−");
}
var Ls, Rs, zs, Bs = t((() => {
	Ls = (e, t, n, r) => r ? t * (n / t) ** e : t + (n - t) * e, Rs = (e, t, n, r) => {
		let i = r ? Math.log(e / t) / Math.log(n / t) : (e - t) / (n - t);
		return Math.max(0, Math.min(1, i));
	}, zs = (e, t = 3) => Number(e.toPrecision(t));
}));
// src/parts/LineChart.tsx
function Vs(e) {
	let t = ge(null), n = ge(void 0), r = ge(e);
	r.current = e;
	let i = e.height ?? 170;
	return he(() => {
		let e = t.current;
		if (!e) return;
		let a = new fi(Us(r, i, e.clientWidth), Hs(r.current), e);
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
		Ut.value,
		i,
		e.title
	]), he(() => {
		n.current?.setData(Hs(e));
	}, [
		e.x,
		e.curves,
		e.log
	]), he(() => n.current?.redraw(!1, !1), [e.at, e.marks]), /* @__PURE__ */ J("figure", {
		class: "chart",
		children: [/* @__PURE__ */ J("figcaption", { children: e.title }), /* @__PURE__ */ J("div", {
			ref: t,
			class: "plot"
		})]
	});
}
function Hs(e) {
	let t = (t) => Array.from(t, (t) => Number.isFinite(t) && (!e.log || t > 0) ? t : null);
	return [Array.from(e.x), ...e.curves.map((e) => t(e.y))];
}
function Us(e, t, n) {
	let { text: r, muted: i, line: a } = Fs(), o = e.current, s = {
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
		values: (e, t) => t.map((e) => e === null ? "" : X(e, 3))
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
				range: (t, n, r) => Ws(e.current, n, r)
			}
		},
		axes: [{
			...s,
			size: 26,
			space: 50,
			...o.logX ? { splits: Gs } : {}
		}, {
			...s,
			size: 54,
			space: 26,
			...o.log ? { splits: Gs } : {}
		}],
		series: [{
			label: o.xLabel ?? "x",
			value: (e, t) => X(t)
		}, ...o.curves.map((e, t) => ({
			label: e.label,
			stroke: e.color ?? Ns(t),
			dash: e.dash ?? Ps(t),
			width: e.dots ? 0 : 2,
			points: {
				show: e.dots ?? !1,
				size: 5
			},
			value: (e, t) => X(t)
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
				for (let e of o) Ks(t, e);
			}],
			ready: [(t) => t.over.addEventListener("click", () => {
				let { idx: n } = t.cursor;
				n != null && e.current.onPick?.(t.data[0][n]);
			})]
		}
	};
}
function Ws(e, t, n) {
	let [r, i] = [t ?? 0, n ?? 1];
	if (e.log) return r > 0 || (r = 1e-12), i > r || (i = r * 10), r = Math.max(r, i * 1e-14), [e.low ?? r / 1.5, e.high ?? i * 1.5];
	let a = .06 * (i - r || Math.abs(i) || 1);
	return [e.low ?? r - a, e.high ?? i + a];
}
function Gs(e, t, n, r) {
	let [i, a] = [Math.ceil(Math.log10(n) - 1e-9), Math.floor(Math.log10(r) + 1e-9)], o = Math.max(1, Math.ceil((a - i + 1) / 8)), s = [];
	for (let e = i; e <= a; e += o) s.push(10 ** e);
	return s;
}
function Ks(e, t) {
	let n = e.valToPos(t.x, "x", !0), { ctx: r, bbox: i } = e;
	n < i.left || n > i.left + i.width || (r.save(), r.strokeStyle = t.color, r.fillStyle = t.color, r.lineWidth = devicePixelRatio, r.setLineDash(t.label ? [4, 4] : []), r.beginPath(), r.moveTo(n, i.top), r.lineTo(n, i.top + i.height), r.stroke(), r.font = `${11 * devicePixelRatio}px system-ui, sans-serif`, r.textAlign = "left", t.label && r.fillText(t.label, n + 4, i.top + 12 * devicePixelRatio), r.restore());
}
var qs = t((() => {
	ze(), ws(), z(), Is(), Bs(), Y();
}));
L(), qs(), z(), Y();
var Js = I(!1), Ys = (e, t) => e ? Array.from({ length: e.shape[0] }, (n, r) => e.data[2 * r + t]) : [];
function Xs() {
	let { verdict: e, headline: t, findings: n, open: r, curves: i } = rn.value, a = Lt.value;
	return /* @__PURE__ */ J("div", {
		class: "columns",
		children: [/* @__PURE__ */ J("div", { children: [
			/* @__PURE__ */ J("div", {
				class: "verdict",
				"data-verdict": e,
				children: /* @__PURE__ */ J("p", {
					role: "status",
					children: [
						/* @__PURE__ */ J(pc, { verdict: e }),
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
						/* @__PURE__ */ J(pc, { verdict: e.verdict }),
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
			"aria-label": Z("history"),
			children: [/* @__PURE__ */ J("label", {
				class: "small",
				children: [
					/* @__PURE__ */ J("input", {
						type: "checkbox",
						checked: Js.value,
						onChange: (e) => Js.value = e.currentTarget.checked
					}),
					" ",
					Z("logScale")
				]
			}), [
				"loss",
				"validation_loss",
				"accuracy",
				"validation_accuracy",
				"rate"
			].map((e) => i[e] && /* @__PURE__ */ J(Vs, {
				title: Z(Zs[e]),
				x: Ys(i[e], 0),
				curves: [{
					label: Z(Zs[e]),
					y: Ys(i[e], 1)
				}],
				xLabel: Z("step"),
				log: Js.value && e.endsWith("loss"),
				height: 150
			}, e))]
		})]
	});
}
var Zs = {
	loss: "trainLoss",
	validation_loss: "validationLoss",
	accuracy: "accuracy",
	validation_accuracy: "validationAccuracy",
	rate: "rate"
};
L(), ze(), qs(), Bs(), Y();
var Qs = I(0), $s = I(!0), ec = () => {
	let e = H.value;
	return e ? e.problems.map((t) => e.findings.find((e) => e.check === t)?.step ?? null).find((e) => e !== null) ?? null : null;
};
et(() => {
	H.value && (Qs.value = ec() ?? Math.max(0, H.value.steps - 1));
});
var tc = (e, t) => {
	let n = e.shape[1];
	return Array.from({ length: e.shape[0] }, (r, i) => e.data[i * n + t]);
};
function nc(e, t) {
	let [n, r] = [0, e.length - 1];
	for (; n < r;) {
		let i = n + r + 1 >> 1;
		e[i] <= t ? n = i : r = i - 1;
	}
	return n;
}
function rc() {
	let { curves: e } = H.value, t = ve(), n = tc(e.steps, 0);
	if (n.length === 0) return null;
	let r = n[n.length - 1], i = ec(), a = i === null ? [] : [{
		x: i,
		label: Z("wentWrong")
	}], o = e.epochs, s = an.value?.curves.steps, c = [{
		label: Z("batchLoss"),
		y: tc(e.steps, 1)
	}, ...s ? [{
		label: Z("newRun"),
		y: ic(n, s)
	}] : []];
	return /* @__PURE__ */ J("section", {
		class: "panel history",
		"aria-label": Z("history"),
		children: [
			/* @__PURE__ */ J("h2", { children: Z("history") }),
			/* @__PURE__ */ J("label", {
				class: "small",
				children: [
					/* @__PURE__ */ J("input", {
						type: "checkbox",
						checked: $s.value,
						onChange: (e) => $s.value = e.currentTarget.checked
					}),
					" ",
					Z("logScale")
				]
			}),
			/* @__PURE__ */ J(Vs, {
				title: Z("lossCurve"),
				x: n,
				curves: c,
				xLabel: Z("step"),
				log: $s.value,
				at: Qs.value,
				marks: a,
				onPick: (e) => Qs.value = e,
				height: 220
			}),
			o.shape[0] > 1 && /* @__PURE__ */ J(Vs, {
				title: Z("epochCurve"),
				x: tc(o, 0),
				curves: [{
					label: Z("trainLoss"),
					y: tc(o, 1)
				}, {
					label: Z("validationLoss"),
					y: tc(o, 2)
				}],
				xLabel: Z("step"),
				log: $s.value,
				at: Qs.value,
				marks: a,
				onPick: (e) => Qs.value = e
			}),
			/* @__PURE__ */ J("label", {
				for: t,
				children: [
					Z("scrub"),
					": ",
					Qs.value
				]
			}),
			/* @__PURE__ */ J("input", {
				id: t,
				type: "range",
				min: 0,
				max: r,
				value: Qs.value,
				"aria-valuetext": Z("at", { step: Qs.value }),
				onInput: (e) => Qs.value = Number(e.currentTarget.value)
			}),
			/* @__PURE__ */ J(ac, { steps: n })
		]
	});
}
function ic(e, t) {
	let n = tc(t, 0), r = tc(t, 1), i = n[n.length - 1] ?? -1;
	return e.map((e) => e > i ? NaN : r[nc(n, e)]);
}
function ac({ steps: e }) {
	let { curves: t } = H.value, n = nc(e, Qs.value), r = (e, t, n) => e.data[t * e.shape[1] + n], i = t.measured, a = i.shape[0] > 0, o = a ? nc(tc(i, 0), Qs.value) : 0, s = t.epochs, c = tc(s, 0), l = nc(c, Qs.value), u = [
		[Z("loss"), r(t.steps, n, 1)],
		[Z("rate"), r(t.steps, n, 2)],
		...a ? [
			[Z("gradient"), r(i, o, 1)],
			[Z("update"), r(i, o, 2)],
			[Z("weight"), r(i, o, 3)],
			[Z("cosine"), r(i, o, 4)]
		] : [],
		...c.length && c[l] <= Qs.value ? [[Z("trainLoss"), r(s, l, 1)], [Z("validationLoss"), r(s, l, 2)]] : []
	];
	return /* @__PURE__ */ J("table", {
		"aria-label": Z("at", { step: Qs.value }),
		class: "reading",
		children: /* @__PURE__ */ J("tbody", { children: u.map(([e, t]) => /* @__PURE__ */ J("tr", { children: [/* @__PURE__ */ J("th", {
			scope: "row",
			children: e
		}), /* @__PURE__ */ J("td", {
			class: "number",
			children: X(t)
		})] }, e)) })
	});
}
Bs(), z(), Y();
function oc({ finding: e, number: t, follows: n }) {
	let r = e[Lt.value], i = sn.value;
	return /* @__PURE__ */ J("article", {
		class: "panel",
		"data-check": e.check,
		"aria-label": r.title,
		children: [
			/* @__PURE__ */ J("h2", { children: [
				/* @__PURE__ */ J(pc, { verdict: e.verdict }),
				" ",
				t,
				". ",
				r.title
			] }),
			/* @__PURE__ */ J("dl", { children: [
				/* @__PURE__ */ J("dt", { children: Z("seen") }),
				/* @__PURE__ */ J("dd", { children: r.because }),
				r.expected && /* @__PURE__ */ J(o, { children: [/* @__PURE__ */ J("dt", { children: Z("expected") }), /* @__PURE__ */ J("dd", { children: r.expected })] }),
				r.advice && /* @__PURE__ */ J(o, { children: [/* @__PURE__ */ J("dt", { children: Z("try") }), /* @__PURE__ */ J("dd", {
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
				children: Z("consequences", { list: n.map((e) => e[Lt.value].because).join(" ") })
			}),
			/* @__PURE__ */ J("div", {
				class: "row",
				children: [e.changes.length > 0 ? /* @__PURE__ */ J("button", {
					class: "main",
					type: "button",
					disabled: i !== void 0,
					onClick: () => hn(e.check),
					children: i?.check === e.check ? Z("applying", {
						number: i.number,
						of: i.of || "…"
					}) : Z("apply")
				}) : /* @__PURE__ */ J("span", {
					class: "muted small",
					children: Z("noChange")
				}), e.step !== null && /* @__PURE__ */ J("button", {
					class: "plain",
					type: "button",
					onClick: () => Qs.value = e.step,
					children: [
						Z("toTurn"),
						": ",
						e.step
					]
				})]
			}),
			an.value?.check === e.check && /* @__PURE__ */ J(sc, {}),
			/* @__PURE__ */ J("details", {
				class: "small",
				children: [
					/* @__PURE__ */ J("summary", { children: Z("why") }),
					/* @__PURE__ */ J("p", { children: r.source }),
					/* @__PURE__ */ J("p", { children: [
						Z("cannotSee"),
						": ",
						r.cannot_see
					] })
				]
			})
		]
	});
}
function sc() {
	let { change: e, gain: t, others: n, [Lt.value]: r } = an.value, i = t.shown ? "better" : t.worse ? "worse" : "chance";
	return /* @__PURE__ */ J("div", {
		class: "gained",
		role: "status",
		children: [
			/* @__PURE__ */ J("p", { children: /* @__PURE__ */ J("strong", { children: Z("changed", { change: e }) }) }),
			/* @__PURE__ */ J(cc, {}),
			/* @__PURE__ */ J("p", { children: [
				r,
				" ",
				/* @__PURE__ */ J("strong", {
					"data-gain": i,
					children: Z(i)
				})
			] }),
			n.length > 0 && /* @__PURE__ */ J("p", {
				class: "small muted",
				children: [
					Z("othersTried"),
					" ",
					n.map((e) => `${e.change}: ${e.problem?.[Lt.value] ?? X(e.after, 3)}`).join(" · ")
				]
			}),
			/* @__PURE__ */ J("div", {
				class: "row",
				children: [
					/* @__PURE__ */ J("button", {
						class: "plain",
						type: "button",
						onClick: gn,
						children: Z("goOn")
					}),
					/* @__PURE__ */ J("button", {
						class: "plain",
						type: "button",
						onClick: _n,
						disabled: cn.value !== "",
						children: Z("keep")
					}),
					cn.value && /* @__PURE__ */ J("span", { children: Z("kept", { name: cn.value }) })
				]
			})
		]
	});
}
function cc() {
	let { low: e, high: t, before: n, after: r, difference: i, rows: a } = an.value.gain, o = [e, t].every(Number.isFinite), s = Math.max(Math.abs(e), Math.abs(t), Math.abs(i), 1e-9), c = (e) => 150 + 130 * e / s;
	return /* @__PURE__ */ J("figure", { children: [/* @__PURE__ */ J("p", {
		class: "small",
		children: [
			Z("before"),
			" ",
			X(n, 3),
			" → ",
			Z("after"),
			" ",
			X(r, 3),
			";",
			" ",
			Z("interval", {
				difference: X(i, 2),
				low: X(e, 2),
				high: X(t, 2),
				rows: a
			})
		]
	}), o && /* @__PURE__ */ J("svg", {
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
				x1: c(e),
				x2: c(t),
				y1: "13",
				y2: "13",
				class: "reach"
			}),
			/* @__PURE__ */ J("line", {
				x1: c(e),
				x2: c(e),
				y1: "7",
				y2: "19",
				class: "reach"
			}),
			/* @__PURE__ */ J("line", {
				x1: c(t),
				x2: c(t),
				y1: "7",
				y2: "19",
				class: "reach"
			}),
			/* @__PURE__ */ J("circle", {
				cx: c(i),
				cy: "13",
				r: "4.5"
			})
		]
	})] });
}
ze(), z(), Y();
var Z = Qt(en, tn);
function lc() {
	he(vn, []);
	let e = H.value;
	return /* @__PURE__ */ J("div", {
		class: "doctor",
		children: [
			/* @__PURE__ */ J(uc, {}),
			U.value && /* @__PURE__ */ J("p", {
				class: "mistake",
				role: "alert",
				children: U.value
			}),
			on.value && /* @__PURE__ */ J(dc, {}),
			rn.value && /* @__PURE__ */ J(Xs, {}),
			e && /* @__PURE__ */ J("div", {
				class: "columns",
				children: [/* @__PURE__ */ J("div", { children: [
					/* @__PURE__ */ J(fc, {}),
					/* @__PURE__ */ J(mc, {}),
					/* @__PURE__ */ J(hc, {})
				] }), /* @__PURE__ */ J(rc, {})]
			})
		]
	});
}
function uc() {
	let e = (e) => {
		nn.value = e.currentTarget.value, pn();
	}, t = bn.value.some((e) => e.key === nn.value) || nn.value === "" || nn.value === "trained" || nn.value === "opened" || V.value.includes(nn.value);
	return /* @__PURE__ */ J("div", {
		class: "row",
		children: [
			/* @__PURE__ */ J("label", {
				class: "boxed",
				children: [/* @__PURE__ */ J("span", { children: Z("run") }), /* @__PURE__ */ J("select", {
					value: nn.value,
					onChange: e,
					children: [
						/* @__PURE__ */ J("option", {
							value: "",
							children: Z("choose")
						}),
						/* @__PURE__ */ J("option", {
							value: "trained",
							children: Z("trained")
						}),
						Xt.value.run && /* @__PURE__ */ J("option", {
							value: "opened",
							children: Z("opened")
						}),
						!t && /* @__PURE__ */ J("option", {
							value: nn.value,
							children: nn.value
						}),
						bn.value.map((e) => /* @__PURE__ */ J("option", {
							value: e.key,
							children: e.name
						}, e.key)),
						V.value.map((e) => /* @__PURE__ */ J("option", {
							value: e,
							children: e
						}, e))
					]
				})]
			}),
			/* @__PURE__ */ J("button", {
				class: "main",
				type: "button",
				disabled: !nn.value || on.value !== void 0,
				onClick: pn,
				children: H.value ? Z("again") : Z("diagnose")
			}),
			/* @__PURE__ */ J("label", {
				class: "small",
				children: [
					Z("log"),
					" ",
					/* @__PURE__ */ J("input", {
						type: "file",
						onChange: (e) => {
							let t = e.currentTarget.files?.[0];
							t && yn(t), e.currentTarget.value = "";
						}
					})
				]
			}),
			!nn.value && V.value.length === 0 && /* @__PURE__ */ J("p", {
				class: "muted",
				children: Z("noRuns")
			})
		]
	});
}
function dc() {
	let { number: e, of: t, [Lt.value]: n } = on.value;
	return /* @__PURE__ */ J("label", {
		class: "asking",
		children: [Z("asking", {
			number: t ? e + 1 : 0,
			of: t || "…",
			name: n
		}), /* @__PURE__ */ J("progress", {
			max: t || 1,
			value: e
		})]
	});
}
function fc() {
	let { verdict: e, model: t, data: n, steps: r, reason: i, notes: a } = H.value, o = Lt.value;
	return /* @__PURE__ */ J("div", {
		class: "verdict",
		"data-verdict": e,
		children: [
			/* @__PURE__ */ J("p", {
				role: "status",
				children: [
					/* @__PURE__ */ J(pc, { verdict: e }),
					" ",
					Z(e)
				]
			}),
			/* @__PURE__ */ J("p", {
				class: "small",
				children: Z("about", {
					model: t,
					data: n ?? "–",
					steps: r.toLocaleString("en"),
					reason: i?.[o] ?? ""
				})
			}),
			a.length > 0 && /* @__PURE__ */ J("details", {
				class: "small",
				children: [/* @__PURE__ */ J("summary", { children: Z("notes") }), /* @__PURE__ */ J("ul", { children: a.map((e) => /* @__PURE__ */ J("li", { children: e[o] }, e.en)) })]
			})
		]
	});
}
function pc({ verdict: e }) {
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
function mc() {
	let { findings: e, problems: t } = H.value;
	return /* @__PURE__ */ J("ol", {
		class: "problems",
		children: t.map((t, n) => /* @__PURE__ */ J("li", { children: /* @__PURE__ */ J(oc, {
			finding: e.find((e) => e.check === t),
			number: n + 1,
			follows: e.filter((e) => e.cause === t)
		}) }, t))
	});
}
function hc() {
	let { findings: e } = H.value;
	return /* @__PURE__ */ J(o, { children: [
		["passed", e.filter((e) => e.verdict === "pass")],
		["open", e.filter((e) => e.unjudged)],
		["notAsked", e.filter((e) => e.verdict === "skipped" && !e.unjudged)]
	].filter(([, e]) => e.length > 0).map(([e, t]) => /* @__PURE__ */ J("details", { children: [/* @__PURE__ */ J("summary", { children: Z(e, { n: t.length }) }), /* @__PURE__ */ J("dl", {
		class: "small",
		children: t.map((e) => /* @__PURE__ */ J(o, { children: [/* @__PURE__ */ J("dt", { children: [
			/* @__PURE__ */ J(pc, { verdict: e.verdict }),
			" ",
			e[Lt.value].title
		] }), /* @__PURE__ */ J("dd", { children: e[Lt.value].because })] }))
	})] }, e)) });
}
// src/words/shell.en.ts
var gc, _c = t((() => {
	gc = {
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
})), vc, yc = t((() => {
	vc = {
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
function bc({ of: e }) {
	return e.value ? /* @__PURE__ */ J("div", {
		class: "mistake",
		role: "alert",
		children: [/* @__PURE__ */ J("pre", { children: e.value.text }), /* @__PURE__ */ J("button", {
			type: "button",
			class: "plain",
			"aria-label": xc("dismiss"),
			onClick: () => e.value = void 0,
			children: "✕"
		})]
	}) : null;
}
var xc, Sc = t((() => {
	$t(), _c(), yc(), Y(), xc = Qt(gc, vc);
}));
Sc(), L(), Mt();
var Cc = R("s", "ravine", Dt), wc = R("s.condition", 50, Ot), Tc = R("s.span", 3, Ot), Ec = R("s.x", -4, Ot), Dc = R("s.y", 1, Ot), Oc = R("s.rate", .01, Ot), kc = R("s.momentum", .9, Ot), Ac = R("s.noise", 0, Ot), jc = R("s.seed", 0, Ot), Mc = R("s.steps", 300, Ot), Nc = R("s.optimizers", [
	"sgd",
	"momentum",
	"adam"
], kt), Pc = R("s.rates", [], kt), Fc = R("s.chosen", "sgd", Dt), Ic = R("s.lesson", "", Dt), Lc = R("s.setting", 0, Ot), Rc = Ye(() => Nc.value.includes(Fc.value) ? Fc.value : Nc.value[0] ?? ""), zc = I(!1), Bc = I(30), Vc = [
	"sgd",
	"momentum",
	"nesterov",
	"adagrad",
	"rmsprop",
	"adam"
];
function Hc(e) {
	let t = Pc.value.find((t) => t.startsWith(`${e}:`));
	if (t === void 0) return;
	let n = t.slice(e.length + 1);
	return n === "auto" ? "auto" : Number(n);
}
function Uc(e, t) {
	let n = Pc.value.filter((t) => !t.startsWith(`${e}:`));
	Pc.value = t === void 0 ? n : [...n, `${e}:${t}`];
}
var Wc = Ye(() => JSON.stringify(Gc()));
function Gc() {
	return {
		surface: Cc.value,
		condition: wc.value,
		span: Tc.value
	};
}
function Kc() {
	let e = {};
	for (let t of Nc.value) {
		let n = Hc(t);
		n !== void 0 && n === n && (e[t] = n);
	}
	return {
		...Gc(),
		start: [Ec.value, Dc.value],
		optimizers: Nc.value,
		rate: Oc.value,
		rates: e,
		momentum: kc.value,
		noise: Ac.value,
		seed: jc.value,
		steps: Mc.value
	};
}
L(), Yt(), z();
var qc = I(void 0), Jc = I(void 0), Yc = I(void 0), Xc = I(void 0), Zc = I(void 0), Qc = I(void 0), $c = I(!0), el = I(!1), tl = (e) => Qc.value = e;
function nl(e, t) {
	t === Wc.peek() && Qc.peek()?.of === e && (Qc.value = void 0);
}
var rl = new Jt(B, "maps.draw", sl, tl), il = new Jt(B, "surfaces.race", cl, tl), al = new Jt(B, "surfaces.step", ll, tl), ol = new Jt(B, "surfaces.stability", ul, tl);
function sl(e, t) {
	let { header: n, arrays: r } = e;
	Jc.value = {
		...n,
		key: t,
		grid: r.scaled.shape[0],
		scaled: r.scaled.data
	}, nl("maps.draw", t);
}
function cl(e, { key: t, fields: n }) {
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
	Yc.value = {
		key: t,
		fields: n,
		curvatures: r.curvatures,
		runners: o
	}, nl("surfaces.race", t), performance.mark("race");
}
function ll(e, t) {
	Xc.value = {
		...e.header,
		...t,
		around: e.arrays.around.data
	};
}
function ul({ header: e, arrays: t }) {
	Zc.value = {
		...e,
		shape: t.radius.shape,
		radius: t.radius.data
	};
}
var dl = I(0), fl = !1;
function pl() {
	fl || (fl = !0, B.whenOpen(() => {
		B.ask("maps.list", {}, ({ header: e }) => qc.value = e), rl.ask(Gc(), Wc.peek()), ml();
	}), et(() => {
		let e = Wc.value;
		Qc.value = void 0, B.state.peek() === "open" && rl.ask(Gc(), e);
	}), et(ml), et(() => {
		let e = dl.value, t = Yc.value, n = Rc.value, r = t?.runners.find((e) => e.optimizer === n);
		if (!$c.value || !t || !r || B.state.peek() !== "open") return;
		let { optimizers: i, rates: a, ...o } = t.fields, s = {
			...o,
			optimizer: n,
			rate: r.rate,
			step: Math.min(e, o.steps - 1)
		};
		al.ask(s, {
			key: t.key,
			step: s.step
		});
	}), et(() => {
		let e = Rc.value === "nesterov", t = {
			start: [Ec.value, Dc.value],
			rate: Oc.value,
			momentum: kc.value
		}, n = {
			...Gc(),
			...t,
			nesterov: e
		};
		el.value && B.state.peek() === "open" && ol.ask(n, void 0);
	}));
}
function ml() {
	Lt.value;
	let e = Kc(), t = Wc.value;
	B.state.peek() === "open" && il.ask(e, {
		key: t,
		fields: e
	});
}
var hl = () => Jc.value?.key === Wc.value && Yc.value?.key === Wc.value;
function gl(e) {
	Ve(() => {
		Cc.value = e;
		let t = qc.value?.surfaces[e]?.start ?? [-Tc.value / 2, Tc.value / 2];
		[Ec.value, Dc.value] = t;
	});
}
// src/words/surfaces.en.ts
var _l, vl = t((() => {
	_l = {
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
		two_basins: "two basins",
		measuring: "Measuring …",
		pictureSays: "Instead of pixels, a linear model can be given how often each color occurs, the edges by place and direction, or how often each typical patch occurs.",
		pictureDrop: "Drop a picture here, or choose one; it stays on this computer."
	};
})), yl, bl = t((() => {
	yl = {
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
		two_basins: "두 골짜기",
		measuring: "측정하는 중 …",
		pictureSays: "선형 모델에는 픽셀 대신 색마다의 빈도, 위치와 방향에 따른 윤곽, 전형적인 조각의 빈도를 줄 수 있습니다.",
		pictureDrop: "여기에 그림을 놓거나 고르세요. 그림은 이 컴퓨터에만 머뭅니다."
	};
})), Q, xl = t((() => {
	$t(), vl(), bl(), Q = Qt(_l, yl);
}));
L(), z(), Is(), Bs(), xl(), Y();
var Sl = 8;
function Cl() {
	if (zt.value.includes("optimizers")) return null;
	let e = Nc.value, t = [...Vc, ...e.filter((e) => !Vc.includes(e))], n = (qc.value?.optimizers ?? []).filter((e) => !t.includes(e)), r = (t) => {
		Nc.value = e.includes(t) ? e.filter((e) => e !== t) : [...e, t];
	};
	return /* @__PURE__ */ J("section", {
		class: "panel",
		"aria-labelledby": "optimizers-title",
		children: [
			/* @__PURE__ */ J("h2", {
				id: "optimizers-title",
				children: Q("optimizers")
			}),
			/* @__PURE__ */ J("ul", {
				class: "optimizers",
				children: t.map((t) => /* @__PURE__ */ J("li", { children: [/* @__PURE__ */ J("label", { children: [
					/* @__PURE__ */ J("input", {
						type: "checkbox",
						checked: e.includes(t),
						disabled: !e.includes(t) && e.length >= Sl,
						onChange: () => r(t)
					}),
					e.includes(t) ? /* @__PURE__ */ J(ks, { index: e.indexOf(t) }) : /* @__PURE__ */ J("span", { class: "swatch" }),
					Tl(t)
				] }), e.includes(t) && /* @__PURE__ */ J(wl, { name: t })] }, t))
			}),
			/* @__PURE__ */ J("label", {
				class: "row",
				children: [/* @__PURE__ */ J("span", { children: Q("addOptimizer") }), /* @__PURE__ */ J("select", {
					value: "",
					disabled: e.length >= Sl,
					onChange: (e) => {
						let t = e.currentTarget.value;
						e.currentTarget.value = "", t && r(t);
					},
					children: [/* @__PURE__ */ J("option", {
						value: "",
						children: "…"
					}), n.map((e) => /* @__PURE__ */ J("option", {
						value: e,
						children: Tl(e)
					}, e))]
				})]
			})
		]
	});
}
function wl({ name: e }) {
	let t = Hc(e), n = gt(void 0), r = Yc.value?.runners.find((t) => t.optimizer === e)?.rate;
	return /* @__PURE__ */ J("input", {
		class: "own-rate",
		type: "text",
		inputMode: "decimal",
		"aria-label": Q("ownRate", { name: Tl(e) }),
		title: Q("ownRateHelp"),
		placeholder: r === void 0 ? "" : X(r),
		value: n.value ?? (t === void 0 ? "" : String(t)),
		onInput: (e) => n.value = e.currentTarget.value,
		onChange: (t) => {
			let r = t.currentTarget.value.trim().toLowerCase();
			n.value = void 0;
			let i = Number(r.replace(",", "."));
			r === "" ? Uc(e, void 0) : r === "auto" ? Uc(e, "auto") : i > 0 && i <= 1e4 && Uc(e, i), Fc.value = e;
		}
	});
}
var Tl = (e) => e.replace(/_/g, "-");
L(), Mt();
var El = R("s.step", -1, Ot), Dl = Ye(() => Yc.value?.fields.steps ?? 0), Ol = Ye(() => El.value < 0 ? Dl.value : Math.min(Math.round(El.value), Dl.value));
et(() => {
	dl.value = Ol.value;
});
function kl(e) {
	El.value = e >= Dl.peek() ? -1 : Math.max(0, Math.round(e));
}
function Al() {
	!zc.peek() && Ol.peek() >= Dl.peek() && (El.value = 0), zc.value = !zc.peek();
}
et(() => {
	if (!zc.value) return;
	let e = performance.now(), t = Ol.peek(), n = requestAnimationFrame(function r(i) {
		t += (i - e) / 1e3 * Bc.peek(), e = i, Math.floor(t) !== Ol.peek() && kl(t), t >= Dl.peek() ? zc.value = !1 : n = requestAnimationFrame(r);
	});
	return () => cancelAnimationFrame(n);
}), ze(), qs(), Is(), z(), xl(), Y();
var jl = 1e4;
function Ml() {
	let e = Yc.value, t = Ut.value, n = _e(() => {
		if (!e) return;
		let t = Array.from({ length: e.fields.steps + 1 }, (e, t) => t), n = Math.max(1e-9, ...e.runners.map((e) => Math.abs(e.values[0])));
		return {
			x: t,
			curves: e.runners.map((e) => {
				let t = Math.max(0, Nc.peek().indexOf(e.optimizer)), r = e.values.map((e) => Math.abs(e) > jl * n ? NaN : e);
				return {
					label: Tl(e.optimizer),
					y: r,
					color: Ns(t),
					dash: Ps(t)
				};
			}),
			log: e.runners.every((e) => e.values.every((e) => e >= 0 || Number.isNaN(e)))
		};
	}, [e, t]), r = e?.runners.find((e) => e.optimizer === Rc.value), i = _e(() => {
		if (!r) return;
		let e = Math.max(0, Nc.peek().indexOf(r.optimizer));
		return [{
			label: "cos θ",
			y: r.cosines,
			color: Ns(e),
			dash: []
		}];
	}, [r, t]);
	return !n || !r || !i ? null : /* @__PURE__ */ J("div", {
		class: "charts",
		children: [/* @__PURE__ */ J(Vs, {
			title: Q("lossChart"),
			...n,
			xLabel: Q("step"),
			at: Ol.value,
			onPick: kl
		}), /* @__PURE__ */ J(Vs, {
			title: Q("cosineChart", { name: Tl(r.optimizer) }),
			x: n.x,
			curves: i,
			low: -1.05,
			high: 1.05,
			height: 130,
			xLabel: Q("step"),
			at: Ol.value,
			onPick: kl
		})]
	});
}
// src/parts/Canvas.tsx
function Nl({ draw: e, ratio: t = 1, most: n = 1e400, canvasRef: r, ...i }) {
	let a = ge(null), o = ge(e);
	o.current = e;
	let s = ge(() => {});
	return he(() => {
		let e = a.current;
		if (!e) return;
		r && (r.current = e);
		let t = 0, n = () => {}, i = () => {
			n();
			let t = !0;
			n = et(() => {
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
	}, []), he(() => s.current()), /* @__PURE__ */ J("canvas", {
		...i,
		ref: a,
		style: {
			aspectRatio: `1 / ${t}`,
			maxHeight: n === 1e400 ? void 0 : `${n}px`
		}
	});
}
var Pl = t((() => {
	L(), ze(), Y();
}));
// node_modules/d3-array/dist/d3-array.mjs
Pl();
function Fl(e, t) {
	return e == null || t == null ? NaN : e < t ? -1 : e > t ? 1 : e >= t ? 0 : NaN;
}
function Il(e, t) {
	return e == null || t == null ? NaN : t < e ? -1 : t > e ? 1 : t >= e ? 0 : NaN;
}
function Ll(e) {
	let t, n, r;
	e.length === 2 ? (t = e === Fl || e === Il ? e : Rl, n = e, r = e) : (t = Fl, n = (t, n) => Fl(e(t), n), r = (t, n) => e(t) - n);
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
function Rl() {
	return 0;
}
function zl(e) {
	return e === null ? NaN : +e;
}
var Bl = Ll(Fl);
Bl.right, Bl.left, Ll(zl).center;
function Vl(e, t) {
	let n = 0;
	if (t === void 0) for (let t of e) t != null && (t = +t) >= t && ++n;
	else {
		let r = -1;
		for (let i of e) (i = t(i, ++r, e)) != null && (i = +i) >= i && ++n;
	}
	return n;
}
function Hl(e, t) {
	let n, r;
	if (t === void 0) for (let t of e) t != null && (n === void 0 ? t >= t && (n = r = t) : (n > t && (n = t), r < t && (r = t)));
	else {
		let i = -1;
		for (let a of e) (a = t(a, ++i, e)) != null && (n === void 0 ? a >= a && (n = r = a) : (n > a && (n = a), r < a && (r = a)));
	}
	return [n, r];
}
Array.prototype.slice;
var Ul = Math.sqrt(50), Wl = Math.sqrt(10), Gl = Math.sqrt(2);
function Kl(e, t, n) {
	let r = (t - e) / Math.max(0, n), i = Math.floor(Math.log10(r)), a = r / 10 ** i, o = a >= Ul ? 10 : a >= Wl ? 5 : a >= Gl ? 2 : 1, s, c, l;
	return i < 0 ? (l = 10 ** -i / o, s = Math.round(e * l), c = Math.round(t * l), s / l < e && ++s, c / l > t && --c, l = -l) : (l = 10 ** i * o, s = Math.round(e / l), c = Math.round(t / l), s * l < e && ++s, c * l > t && --c), c < s && .5 <= n && n < 2 ? Kl(e, t, n * 2) : [
		s,
		c,
		l
	];
}
function ql(e, t, n) {
	if (t = +t, e = +e, n = +n, !(n > 0)) return [];
	if (e === t) return [e];
	let r = t < e, [i, a, o] = r ? Kl(t, e, n) : Kl(e, t, n);
	if (!(a >= i)) return [];
	let s = a - i + 1, c = Array(s);
	if (r) {
		if (o < 0) for (let e = 0; e < s; ++e) c[e] = (a - e) / -o;
		else for (let e = 0; e < s; ++e) c[e] = (a - e) * o;
	} else if (o < 0) for (let e = 0; e < s; ++e) c[e] = (i + e) / -o;
	else for (let e = 0; e < s; ++e) c[e] = (i + e) * o;
	return c;
}
function Jl(e, t, n) {
	return t = +t, e = +e, n = +n, Kl(e, t, n)[2];
}
function Yl(e, t, n) {
	let r;
	for (;;) {
		let i = Jl(e, t, n);
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
function Xl(e) {
	return Math.max(1, Math.ceil(Math.log(Vl(e)) / Math.LN2) + 1);
}
// node_modules/d3-contour/dist/d3-contour.mjs
var Zl = Array.prototype.slice;
function Ql(e, t) {
	return e - t;
}
function $l(e) {
	for (var t = 0, n = e.length, r = e[n - 1][1] * e[0][0] - e[n - 1][0] * e[0][1]; ++t < n;) r += e[t - 1][1] * e[t][0] - e[t - 1][0] * e[t][1];
	return r;
}
var eu = (e) => () => e;
function tu(e, t) {
	for (var n = -1, r = t.length, i; ++n < r;) if (i = nu(e, t[n])) return i;
	return 0;
}
function nu(e, t) {
	for (var n = t[0], r = t[1], i = -1, a = 0, o = e.length, s = o - 1; a < o; s = a++) {
		var c = e[a], l = c[0], u = c[1], d = e[s], f = d[0], p = d[1];
		if (ru(c, d, t)) return 0;
		u > r != p > r && n < (f - l) * (r - u) / (p - u) + l && (i = -i);
	}
	return i;
}
function ru(e, t, n) {
	var r;
	return iu(e, t, n) && au(e[r = +(e[0] === t[0])], n[r], t[r]);
}
function iu(e, t, n) {
	return (t[0] - e[0]) * (n[1] - e[1]) === (n[0] - e[0]) * (t[1] - e[1]);
}
function au(e, t, n) {
	return e <= t && t <= n || n <= t && t <= e;
}
function ou() {}
var su = [
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
function cu() {
	var e = 1, t = 1, n = Xl, r = c;
	function i(e) {
		var t = n(e);
		if (Array.isArray(t)) t = t.slice().sort(Ql);
		else {
			let n = Hl(e, lu);
			for (t = ql(...Yl(n[0], n[1], t), t); t[t.length - 1] >= n[1];) t.pop();
			for (; t[1] < n[0];) t.shift();
		}
		return t.map((t) => a(e, t));
	}
	function a(e, t) {
		let n = t == null ? NaN : +t;
		if (isNaN(n)) throw Error(`invalid value: ${t}`);
		var i = [], a = [];
		return o(e, n, function(t) {
			r(t, e, n), $l(t) > 0 ? i.push([t]) : a.push(t);
		}), a.forEach(function(e) {
			for (var t = 0, n = i.length, r; t < n; ++t) if (tu((r = i[t])[0], e) !== -1) {
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
		var a = [], o = [], c = l = -1, l, u, d = uu(n[0], r), f, p;
		for (su[d << 1].forEach(m); ++c < e - 1;) u = d, d = uu(n[c + 1], r), su[u | d << 1].forEach(m);
		for (su[d | 0].forEach(m); ++l < t - 1;) {
			for (c = -1, d = uu(n[l * e + e], r), f = uu(n[l * e], r), su[d << 1 | f << 2].forEach(m); ++c < e - 1;) u = d, d = uu(n[l * e + e + c + 1], r), p = f, f = uu(n[l * e + c + 1], r), su[u | d << 1 | f << 2 | p << 3].forEach(m);
			su[d | f << 3].forEach(m);
		}
		for (c = -1, f = n[l * e] >= r, su[f << 2].forEach(m); ++c < e - 1;) p = f, f = uu(n[l * e + c + 1], r), su[f << 2 | p << 3].forEach(m);
		su[f << 3].forEach(m);
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
			var a = n[0], o = n[1], s = a | 0, c = o | 0, l = du(r[c * e + s]);
			a > 0 && a < e && s === a && (n[0] = fu(a, du(r[c * e + s - 1]), l, i)), o > 0 && o < t && c === o && (n[1] = fu(o, du(r[(c - 1) * e + s]), l, i));
		});
	}
	return i.contour = a, i.size = function(n) {
		if (!arguments.length) return [e, t];
		var r = Math.floor(n[0]), a = Math.floor(n[1]);
		if (!(r >= 0 && a >= 0)) throw Error("invalid size");
		return e = r, t = a, i;
	}, i.thresholds = function(e) {
		return arguments.length ? (n = typeof e == "function" ? e : eu(Array.isArray(e) ? Zl.call(e) : e), i) : n;
	}, i.smooth = function(e) {
		return arguments.length ? (r = e ? c : ou, i) : r === c;
	}, i;
}
function lu(e) {
	return isFinite(e) ? e : NaN;
}
function uu(e, t) {
	return e != null && +e >= t;
}
function du(e) {
	return e == null || isNaN(e = +e) ? -1e400 : e;
}
function fu(e, t, n, r) {
	let i = r - t, a = n - t, o = isFinite(i) || isFinite(a) ? i / a : Math.sign(i) / Math.sign(a);
	return isNaN(o) ? e : e + o - .5;
}
// src/surfaces/geometry.ts
var pu = ({ domain: [[e, t], [n, r]] }) => ({
	left: e,
	right: t,
	bottom: n,
	top: r
}), mu = (e, t, n) => (n - e.left) / (e.right - e.left) * t, hu = (e, t, n) => (e.top - n) / (e.top - e.bottom) * t;
function gu(e, t, n, r, i) {
	return [e.left + r / t * (e.right - e.left), e.top - i / n * (e.top - e.bottom)];
}
function _u(e) {
	if (!e) return 1;
	let t = pu(e);
	return Math.max(.3, Math.min(1.15, (t.top - t.bottom) / (t.right - t.left)));
}
function vu(e, t, n) {
	let r = pu(e), i = e.grid, a = (t - r.left) / (r.right - r.left) * (i - 1), o = (n - r.bottom) / (r.top - r.bottom) * (i - 1), s = Math.max(0, Math.min(i - 2, Math.floor(a))), c = Math.max(0, Math.min(i - 2, Math.floor(o))), [l, u] = [a - s, o - c], d = (t, n) => e.scaled[(c + n) * i + s + t];
	return (1 - u) * ((1 - l) * d(0, 0) + l * d(1, 0)) + u * ((1 - l) * d(0, 1) + l * d(1, 1));
}
function yu(e, t) {
	let n = [];
	for (let r = 0; r <= t && 2 * r + 1 < e.length; r++) {
		let [t, i] = [e[2 * r], e[2 * r + 1]];
		if (!(Math.abs(t) < 1e6 && Math.abs(i) < 1e6)) break;
		n.push([t, i]);
	}
	return n;
}
Is(), Bs(), z();
var bu = 22, xu;
function Su(e) {
	if (xu?.map === e && xu.dark === Ut.value) return xu;
	let t = e.grid, n = 0;
	for (let t of e.scaled) t > n && (n = t);
	let r = document.createElement("canvas");
	r.width = r.height = t;
	let i = r.getContext("2d"), a = i.createImageData(t, t);
	e.scaled.forEach((e, r) => {
		let i = 4 * ((t - 1 - Math.floor(r / t)) * t + r % t), [o, s, c] = Os(e / (n || 1));
		a.data.set([
			o,
			s,
			c,
			Number.isNaN(e) ? 0 : 255
		], i);
	}), i.putImageData(a, 0, 0);
	let o = Array.from({ length: bu }, (e, t) => n * (t + .5) / bu), s = cu().size([t, t]).thresholds(o)(Array.from(e.scaled)).map((e) => {
		let n = new Path2D();
		for (let r of e.coordinates) for (let e of r) e.forEach(([e, r], i) => {
			let a = (e - .5) / (t - 1), o = 1 - (r - .5) / (t - 1);
			i === 0 ? n.moveTo(a, o) : n.lineTo(a, o);
		});
		return n;
	});
	return xu = {
		map: e,
		dark: Ut.value,
		image: r,
		lines: s
	}, xu;
}
function Cu(e, t, n, r) {
	let { image: i, lines: a } = Su(t);
	e.imageSmoothingEnabled = !0;
	let o = [n / (t.grid - 1) / 2, r / (t.grid - 1) / 2];
	e.drawImage(i, -o[0], -o[1], n + 2 * o[0], r + 2 * o[1]), e.save(), e.scale(n, r), e.lineWidth = 1 / Math.max(n, r), e.strokeStyle = Ut.value ? "rgba(215,230,245,0.28)" : "rgba(30,70,110,0.3)", a.forEach((t) => e.stroke(t)), e.restore();
}
function wu(e, t, n, r, i) {
	let { text: a, ground: o } = Fs();
	for (let { at: s, kind: c } of t) {
		let [t, l] = [mu(n, r, s[0]), hu(n, i, s[1])];
		e.lineWidth = 1.6, e.strokeStyle = a, e.fillStyle = o, e.beginPath(), c === "minimum" ? e.arc(t, l, 5, 0, 7) : c === "saddle" ? (e.moveTo(t - 5, l - 5), e.lineTo(t + 5, l + 5), e.moveTo(t + 5, l - 5), e.lineTo(t - 5, l + 5)) : c === "maximum" ? (e.moveTo(t, l - 6), e.lineTo(t + 6, l + 5), e.lineTo(t - 6, l + 5), e.closePath()) : e.rect(t - 2, l - 6, 4, 12), c !== "saddle" && e.fill(), e.stroke();
	}
}
function Tu(e, t, n, r, i, a, o) {
	let s = yu(t.points, r).map(([e, t]) => [mu(i, a, e), hu(i, o, t)]);
	if (s.length === 0) return;
	let c = new Path2D();
	if (s.forEach(([e, t], n) => n ? c.lineTo(e, t) : c.moveTo(e, t)), e.lineJoin = "round", e.setLineDash([]), e.strokeStyle = Fs().edge, e.globalAlpha = .75, e.lineWidth = 4.5, e.stroke(c), e.globalAlpha = 1, e.strokeStyle = Ns(n), e.setLineDash(Ps(n)), e.lineWidth = 2.2, e.stroke(c), e.setLineDash([]), e.fillStyle = Ns(n), s.length <= 60) for (let [t, n] of s.slice(1)) Eu(e, t, n, 2.2);
	let [l, u] = s.at(-1);
	e.strokeStyle = Fs().edge, e.lineWidth = 1.5, Eu(e, l, u, 5), e.stroke();
}
function Eu(e, t, n, r) {
	e.beginPath(), e.arc(t, n, r, 0, 7), e.fill();
}
function Du(e, t, n) {
	e.fillStyle = Fs().ground, e.strokeStyle = Fs().text, e.lineWidth = 2, e.fillRect(t - 6, n - 6, 12, 12), e.strokeRect(t - 6, n - 6, 12, 12);
}
var Ou = () => ({
	down: Ut.value ? "#ff7b72" : "#c1121f",
	step: Ut.value ? "#7cc4ff" : "#0050a8",
	up: Fs().muted
});
function ku(e, t, n, r, i, a) {
	let [o, s] = [t.points[2 * n], t.points[2 * n + 1]], [c, l] = [t.gradients[2 * n], t.gradients[2 * n + 1]], u = t.cosines[n], d = [mu(r, i, o), hu(r, a, s)], f = Math.hypot(c, l);
	if (!(d[0] > -50 && d[0] < i + 50 && d[1] > -50 && d[1] < a + 50) || !(f > 0)) return;
	let p = [i / (r.right - r.left), -a / (r.top - r.bottom)], m = (e, t) => {
		let [n, r] = [e * p[0], t * p[1]], i = Math.hypot(n, r) || 1;
		return [n / i, r / i];
	}, h = Ou(), g = m(c, l);
	if (Au(e, d, g, 42, h.up, [4, 3]), Au(e, d, [-g[0], -g[1]], 62, h.down, []), Number.isNaN(u)) return;
	let _ = [t.points[2 * n + 2] - o, t.points[2 * n + 3] - s], v = m(..._), y = Math.hypot(_[0] * p[0], _[1] * p[1]);
	Au(e, d, v, Math.max(26, Math.min(95, y)), h.step, []);
	let [b, x] = [Math.atan2(g[1], g[0]), Math.atan2(v[1], v[0])], S = Math.atan2(Math.sin(x - b), Math.cos(x - b));
	e.beginPath(), e.arc(d[0], d[1], 22, b, b + S, S < 0), e.strokeStyle = Fs().text, e.lineWidth = 1.2, e.stroke();
	let C = b + S / 2;
	ju(e, `cos θ = ${X(u, 3)}`, d[0] + 34 * Math.cos(C), d[1] + 34 * Math.sin(C), i);
}
function Au(e, [t, n], [r, i], a, o, s) {
	let [c, l] = [t + r * a, n + i * a];
	e.strokeStyle = e.fillStyle = o, e.lineWidth = 3, e.setLineDash(s), e.beginPath(), e.moveTo(t, n), e.lineTo(c, l), e.stroke(), e.setLineDash([]), e.beginPath(), e.moveTo(c + r * 5, l + i * 5), e.lineTo(c - r * 7 - i * 5, l - i * 7 + r * 5), e.lineTo(c - r * 7 + i * 5, l - i * 7 - r * 5), e.fill();
}
function ju(e, t, n, r, i) {
	e.font = "12px system-ui, sans-serif";
	let a = e.measureText(t).width, o = Math.max(2, Math.min(i - a - 6, n - a / 2));
	e.fillStyle = Fs().ground, e.globalAlpha = .85, e.fillRect(o - 3, r - 9, a + 6, 17), e.globalAlpha = 1, e.fillStyle = Fs().text, e.fillText(t, o, r + 4);
}
function Mu(e, t, n, r, i, a, o) {
	let s = [a / (i.right - i.left), o / (i.top - i.bottom)], c = Math.max(...n.map(Math.abs)) || 1;
	e.strokeStyle = Fs().muted, e.lineWidth = 1.2, n.forEach((n, l) => {
		let u = .06 * (i.right - i.left) * Math.min(3, Math.sqrt(c / (Math.abs(n) || 1e-9))), [d, f] = r[l], [p, m] = [mu(i, a, t[0]), hu(i, o, t[1])];
		e.setLineDash(n < 0 ? [2, 3] : []), e.beginPath(), e.moveTo(p - d * u * s[0], m + f * u * s[1]), e.lineTo(p + d * u * s[0], m - f * u * s[1]), e.stroke();
	}), e.setLineDash([]);
}
L(), ze(), Bs(), xl(), Y();
var Nu = 12;
function Pu() {
	let e = gt(void 0), t = ge(!1), n = (e, t, n) => {
		let r = Jc.value;
		if (!r) return;
		let i = pu(r);
		e.globalAlpha = r.key === Wc.value ? 1 : .35, Cu(e, r, t, n), e.globalAlpha = 1, r.key === Wc.value && wu(e, r.points, i, t, n);
		let a = Yc.value;
		if (a && a.key === r.key && hl()) {
			let o = Ol.value, s = [...a.runners].sort((e, t) => Number(e.optimizer === Rc.value) - Number(t.optimizer === Rc.value));
			for (let r of s) {
				let a = Nc.value.indexOf(r.optimizer);
				a >= 0 && Tu(e, r, a, o, i, t, n);
			}
			let c = a.runners.find((e) => e.optimizer === Rc.value), l = Xc.value, u = Math.min(o, a.fields.steps - 1);
			c && $c.value && (l && l.key === r.key && l.step === u && l.optimizer === c.optimizer && Mu(e, l.point, l.curvatures, l.axes, i, t, n), ku(e, c, u, i, t, n));
		}
		Du(e, mu(i, t, Ec.value), hu(i, n, Dc.value));
	}, r = (e) => {
		let t = Jc.value;
		if (!t) return;
		let { left: n, top: r, width: i, height: a } = e.currentTarget.getBoundingClientRect();
		return gu(pu(t), i, a, e.clientX - n, e.clientY - r);
	}, i = (e, t) => Ve(() => {
		Ec.value = zs(e, 4), Dc.value = zs(t, 4);
	});
	return /* @__PURE__ */ J("div", {
		class: "map",
		children: [/* @__PURE__ */ J(Nl, {
			draw: n,
			ratio: _u(Jc.value),
			role: "application",
			tabIndex: 0,
			class: "contour",
			"aria-label": Q("mapLabel", {
				x: X(Ec.value),
				y: X(Dc.value)
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
				let { left: o, top: s, width: c, height: l } = n.currentTarget.getBoundingClientRect(), [u, d] = [n.clientX - o, n.clientY - s], f = pu(Jc.value), p = Jc.value.points.find(({ at: [e, t] }) => Math.hypot(mu(f, c, e) - u, hu(f, l, t) - d) < Nu);
				e.value = {
					x: u,
					y: d,
					text: p ? Fu(p) : `(${X(a[0], 3)}, ${X(a[1], 3)})`
				};
			},
			onPointerUp: () => t.current = !1,
			onPointerCancel: () => t.current = !1,
			onPointerLeave: () => e.value = void 0,
			onKeyDown: (e) => {
				let t = Jc.value, n = {
					ArrowLeft: [-1, 0],
					ArrowRight: [1, 0],
					ArrowUp: [0, 1],
					ArrowDown: [0, -1]
				}[e.key];
				if (!t || !n) return;
				e.preventDefault();
				let r = pu(t), a = e.shiftKey ? .002 : .02;
				i(Ec.value + n[0] * a * (r.right - r.left), Dc.value + n[1] * a * (r.top - r.bottom));
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
function Fu({ kind: e, value: t, at: [n, r], curvatures: i, isGlobal: a }) {
	let o = e === "minimum" && a !== null ? a ? "globalMinimum" : "localMinimum" : e;
	return Q("point", {
		kind: Q(o === "saddle" ? "saddlePoint" : o),
		x: X(n),
		y: X(r),
		value: X(t),
		low: X(i[0]),
		high: X(i[1])
	});
}
// src/parts/NumberBox.tsx
function Iu(e) {
	let { label: t, value: n, low: r, high: i, whole: a } = e, o = gt(void 0), s = (e) => {
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
var Lu = t((() => {
	L(), Y();
}));
// src/parts/Range.tsx
function Ru(e) {
	let { name: t, label: n, value: r, low: i, high: a, log: o = !1, whole: s = !1 } = e, c = ve();
	if (zt.value.includes(t)) return null;
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
			/* @__PURE__ */ J(Iu, {
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
				max: zu,
				step: s ? "any" : 1,
				value: Rs(r.value, i, a, o) * zu,
				"aria-valuetext": X(r.value),
				onInput: (e) => {
					let t = Number(e.currentTarget.value) / zu, n = Ls(t, i, a, o);
					l(s ? Math.round(n) : zs(n));
				}
			}),
			e.hint && /* @__PURE__ */ J("p", {
				class: "hint",
				children: e.hint
			})
		]
	});
}
var zu, Bu = t((() => {
	ze(), z(), Lu(), Bs(), Y(), zu = 1e3;
}));
L(), ze(), z(), Lu(), Bu(), xl(), Y();
var Vu = [
	100,
	300,
	1e3,
	3e3
], Hu = "x^4 - x^2 + y^2", Uu = I(void 0);
function Wu() {
	let e = qc.value?.surfaces, t = e !== void 0 && !(Cc.value in e);
	return /* @__PURE__ */ J("section", {
		class: "panel",
		"aria-labelledby": "controls-title",
		children: [
			/* @__PURE__ */ J("h2", {
				id: "controls-title",
				children: Q("settings")
			}),
			!zt.value.includes("surface") && /* @__PURE__ */ J("label", {
				class: "row",
				children: [/* @__PURE__ */ J("span", { children: Q("surface") }), /* @__PURE__ */ J("select", {
					value: t ? "own" : Cc.value,
					onChange: (e) => {
						let t = e.currentTarget.value;
						Uu.value = void 0, gl(t === "own" ? Hu : t);
					},
					children: [Object.keys(e ?? { [Cc.value]: 0 }).map((e) => /* @__PURE__ */ J("option", {
						value: e,
						children: Q(e)
					}, e)), /* @__PURE__ */ J("option", {
						value: "own",
						children: Q("ownFormula")
					})]
				})]
			}),
			t ? /* @__PURE__ */ J(Gu, {}) : /* @__PURE__ */ J("p", {
				class: "formula",
				children: ["f(x, y) = ", Jc.value?.formula]
			}),
			Cc.value === "ravine" && /* @__PURE__ */ J(Ru, {
				name: "condition",
				label: Q("condition"),
				value: wc,
				low: 1,
				high: 1e3,
				log: !0
			}),
			/* @__PURE__ */ J("div", {
				class: "pair",
				role: "group",
				"aria-label": Q("start"),
				children: [
					/* @__PURE__ */ J("span", { children: Q("start") }),
					/* @__PURE__ */ J(Iu, {
						label: Q("startX"),
						value: Ec,
						low: -1e6,
						high: 1e6
					}),
					/* @__PURE__ */ J(Iu, {
						label: Q("startY"),
						value: Dc,
						low: -1e6,
						high: 1e6
					})
				]
			}),
			/* @__PURE__ */ J(Ru, {
				name: "rate",
				label: Q("rate"),
				value: Oc,
				low: 1e-4,
				high: 10,
				log: !0
			}),
			/* @__PURE__ */ J(Ru, {
				name: "momentum",
				label: Q("momentum"),
				value: kc,
				low: 0,
				high: .995,
				hint: Q("momentumHint")
			}),
			/* @__PURE__ */ J(Ru, {
				name: "noise",
				label: Q("noise"),
				value: Ac,
				low: 0,
				high: 5,
				hint: Q("noiseHint")
			}),
			/* @__PURE__ */ J("div", {
				class: "pair",
				children: [!zt.value.includes("seed") && /* @__PURE__ */ J(Iu, {
					label: Q("seed"),
					value: jc,
					low: 0,
					high: 0xffffffff,
					whole: !0,
					visibleLabel: !0
				}), !zt.value.includes("steps") && /* @__PURE__ */ J("label", {
					class: "boxed",
					children: [/* @__PURE__ */ J("span", { children: Q("steps") }), /* @__PURE__ */ J("select", {
						value: Mc.value,
						onChange: (e) => Mc.value = Number(e.currentTarget.value),
						children: (Vu.includes(Mc.value) ? Vu : [Mc.value, ...Vu]).map((e) => /* @__PURE__ */ J("option", {
							value: e,
							children: e
						}, e))
					})]
				})]
			})
		]
	});
}
function Gu() {
	let e = ve(), t = (e) => {
		e.trim() && e !== Cc.value && gl(e);
	}, n = { now: 0 };
	return /* @__PURE__ */ J("div", {
		class: "own",
		children: [
			/* @__PURE__ */ J("label", {
				for: e,
				children: Q("formula")
			}),
			/* @__PURE__ */ J("input", {
				id: e,
				type: "text",
				maxLength: 400,
				spellcheck: !1,
				autocomplete: "off",
				value: Uu.value ?? Cc.value,
				"aria-describedby": `${e}-help`,
				onInput: (e) => {
					Uu.value = e.currentTarget.value, clearTimeout(n.now), n.now = window.setTimeout(() => t(Uu.value ?? ""), 500);
				},
				onKeyDown: (e) => e.key === "Enter" && t(e.currentTarget.value)
			}),
			/* @__PURE__ */ J("p", {
				class: "hint",
				id: `${e}-help`,
				children: Q("formulaHelp")
			}),
			/* @__PURE__ */ J(Ru, {
				name: "span",
				label: Q("span"),
				value: Tc,
				low: .1,
				high: 100,
				log: !0
			})
		]
	});
}
Bs(), xl(), Y();
function Ku() {
	let e = Yc.value;
	return e ? /* @__PURE__ */ J("section", {
		class: "panel",
		"aria-labelledby": "edge-title",
		children: [
			/* @__PURE__ */ J("h2", {
				id: "edge-title",
				children: Q("edge")
			}),
			/* @__PURE__ */ J("p", {
				class: "small",
				children: Q("curvatures", { list: e.curvatures.map((e) => X(e)).join(", ") })
			}),
			/* @__PURE__ */ J("table", {
				class: "edges",
				children: [/* @__PURE__ */ J("thead", { children: /* @__PURE__ */ J("tr", { children: [
					/* @__PURE__ */ J("th", {
						scope: "col",
						children: Q("optimizer")
					}),
					/* @__PURE__ */ J("th", {
						scope: "col",
						class: "number",
						children: Q("edgeColumn")
					}),
					/* @__PURE__ */ J("th", {
						scope: "col",
						class: "number",
						children: Q("yours")
					}),
					/* @__PURE__ */ J("th", {
						scope: "col",
						children: Q("so")
					})
				] }) }), /* @__PURE__ */ J("tbody", { children: e.runners.map(({ optimizer: e, edge: t, rate: n, isAbove: r }) => /* @__PURE__ */ J("tr", { children: [
					/* @__PURE__ */ J("th", {
						scope: "row",
						children: Tl(e)
					}),
					/* @__PURE__ */ J("td", {
						class: "number",
						children: t === null ? "–" : X(t)
					}),
					/* @__PURE__ */ J("td", {
						class: "number",
						children: X(n)
					}),
					/* @__PURE__ */ J("td", {
						class: t === null ? "muted" : r ? "bad" : "good",
						children: t === null ? Q("noBound") : r ? `✗ ${Q("above")}` : `✓ ${Q("below")}`
					})
				] }, e)) })]
			}),
			/* @__PURE__ */ J("p", {
				class: "hint",
				children: Q("edgeHint")
			})
		]
	}) : null;
}
L(), Yt(), z();
var qu = I(void 0), Ju = !1;
function Yu() {
	Ju || (Ju = !0, et(() => {
		Lt.value, B.state.value === "open" && B.ask("lessons.list", {}, ({ header: e }) => qu.value = e);
	}));
}
// src/words/lessons.en.ts
var Xu = {
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
}, Zu = {
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
}, Qu = "s=ravine&s.condition=10&s.x=-4&s.y=1", $u = "s=x%5E4%2F4%20-%20x%5E2%2F2%20%2B%20y%5E2%2F2&s.span=2&s.x=0&s.y=1.5&s.rate=0.1&s.steps=300&s.optimizers=sgd", ed = [
	{
		key: "rates",
		title: "ratesTitle",
		says: "ratesSays",
		settings: [
			{
				label: "tooSmall",
				hash: `${Qu}&s.rate=0.002&s.optimizers=sgd`
			},
			{
				label: "tooLarge",
				hash: `${Qu}&s.rate=0.22&s.optimizers=sgd`
			},
			{
				label: "right",
				hash: `${Qu}&s.rate=0.15&s.optimizers=sgd`
			}
		]
	},
	{
		key: "edge",
		title: "edgeTitle",
		says: "edgeSays",
		settings: [{
			label: "beyond",
			hash: `${Qu}&s.rate=0.201&s.steps=1000&s.optimizers=sgd`
		}, {
			label: "within",
			hash: `${Qu}&s.rate=0.199&s.steps=1000&s.optimizers=sgd`
		}]
	},
	{
		key: "saddle",
		title: "saddleTitle",
		says: "saddleSays",
		settings: [{
			label: "withoutNoise",
			hash: `${$u}&s.noise=0`
		}, {
			label: "withNoise",
			hash: `${$u}&s.noise=0.1`
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
			hash: `${$u.replace("s.optimizers=sgd", "s.optimizers=newton")}&s.x=0.4&s.y=1.2&s.chosen=newton`
		}, {
			label: "saddleFree",
			hash: `${$u.replace("s.optimizers=sgd", "s.optimizers=saddle_free_newton")}&s.x=0.4&s.y=1.2&s.chosen=saddle_free_newton`
		}]
	},
	{
		key: "cycle",
		title: "cycleTitle",
		says: "cycleSays",
		settings: [{
			label: "constantRate",
			hash: `${Qu}&s.rate=0.3&s.optimizers=rmsprop&s.chosen=rmsprop`
		}, {
			label: "smallerRate",
			hash: `${Qu}&s.rate=0.02&s.optimizers=rmsprop&s.chosen=rmsprop`
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
];
ze(), Mt(), $t(), xl(), Y();
var td = Qt(Xu, Zu), nd = [
	"losses",
	"penalties",
	"learning_rate",
	"batch",
	"points",
	"direction",
	"gradient",
	"search"
];
function rd() {
	he(Yu, []);
	let e = ed.find((e) => e.key === Ic.value), { trials: t = [], experiments: n = [] } = qu.value ?? {};
	return /* @__PURE__ */ J("section", {
		class: "lessons",
		"aria-label": Q("lesson"),
		children: [/* @__PURE__ */ J("label", {
			class: "row",
			children: [/* @__PURE__ */ J("span", { children: Q("lesson") }), /* @__PURE__ */ J("select", {
				value: Ic.value,
				onChange: (e) => id(e.currentTarget.value),
				children: [
					/* @__PURE__ */ J("option", {
						value: "",
						children: Q("noLesson")
					}),
					/* @__PURE__ */ J("optgroup", {
						label: td("onSurfaces"),
						children: ed.map((e) => /* @__PURE__ */ J("option", {
							value: e.key,
							children: td(e.title)
						}, e.key))
					}),
					/* @__PURE__ */ J("optgroup", {
						label: td("withSettings"),
						children: [t.map(({ name: e, title: t }) => /* @__PURE__ */ J("option", {
							value: `try:${e}`,
							children: t
						}, e)), /* @__PURE__ */ J("option", {
							value: "picture",
							children: td("pictureTitle")
						})]
					}),
					nd.map((e) => /* @__PURE__ */ J("optgroup", {
						label: td(e),
						children: n.filter((t) => t.group === e).map(({ name: e, claim: t }) => /* @__PURE__ */ J("option", {
							value: `experiment:${e}`,
							children: t
						}, e))
					}, e))
				]
			})]
		}), e && /* @__PURE__ */ J(o, { children: [/* @__PURE__ */ J("span", {
			class: "settings",
			role: "group",
			"aria-label": Q("setting"),
			children: e.settings.map(({ label: t }, n) => /* @__PURE__ */ J("button", {
				type: "button",
				class: "plain",
				"aria-pressed": Lc.value === n,
				onClick: () => ad(e, n),
				children: td(t)
			}, t))
		}), /* @__PURE__ */ J("p", { children: td(e.says) })] })]
	});
}
function id(e) {
	let t = ed.find((t) => t.key === e);
	t ? ad(t, 0) : Ic.value = e;
}
function ad(e, t) {
	Et(`${e.settings[t].hash}&s.lesson=${e.key}&s.setting=${t}`, (e) => e === "s" || e.startsWith("s."));
}
ze(), z(), xl(), Y();
var od = [
	5,
	15,
	30,
	60,
	200
];
function sd() {
	let e = ve();
	return zt.value.includes("player") ? null : /* @__PURE__ */ J("div", {
		class: "player",
		role: "group",
		"aria-label": Q("playing"),
		children: [
			/* @__PURE__ */ J("button", {
				type: "button",
				class: "plain",
				"aria-label": Q("toStart"),
				title: Q("toStart"),
				onClick: () => kl(0),
				children: /* @__PURE__ */ J(cd, { d: "M3 2v12M13 2 5 8l8 6z" })
			}),
			/* @__PURE__ */ J("button", {
				type: "button",
				class: "plain",
				"aria-label": Q("stepBack"),
				title: Q("stepBack"),
				onClick: () => kl(Ol.value - 1),
				children: /* @__PURE__ */ J(cd, { d: "M12 2 4 8l8 6z" })
			}),
			/* @__PURE__ */ J("button", {
				type: "button",
				class: "main play",
				onClick: Al,
				children: zc.value ? Q("pause") : Q("play")
			}),
			/* @__PURE__ */ J("button", {
				type: "button",
				class: "plain",
				"aria-label": Q("stepOn"),
				title: Q("stepOn"),
				onClick: () => kl(Ol.value + 1),
				children: /* @__PURE__ */ J(cd, { d: "M4 2l8 6-8 6z" })
			}),
			/* @__PURE__ */ J("button", {
				type: "button",
				class: "plain",
				"aria-label": Q("toEnd"),
				title: Q("toEnd"),
				onClick: () => kl(Dl.value),
				children: /* @__PURE__ */ J(cd, { d: "M13 2v12M3 2l8 6-8 6z" })
			}),
			/* @__PURE__ */ J("label", {
				class: "scrub",
				for: e,
				children: /* @__PURE__ */ J("span", { children: Q("stepOf", {
					step: Ol.value,
					last: Dl.value
				}) })
			}),
			/* @__PURE__ */ J("input", {
				id: e,
				class: "scrubber",
				type: "range",
				min: 0,
				max: Dl.value,
				step: 1,
				value: Ol.value,
				onInput: (e) => {
					zc.value = !1, kl(Number(e.currentTarget.value));
				}
			}),
			/* @__PURE__ */ J("label", {
				class: "speed",
				children: [/* @__PURE__ */ J("span", {
					class: "unseen",
					children: Q("speed")
				}), /* @__PURE__ */ J("select", {
					value: Bc.value,
					onChange: (e) => Bc.value = Number(e.currentTarget.value),
					children: od.map((e) => /* @__PURE__ */ J("option", {
						value: e,
						children: Q("stepsPerSecond", { value: e })
					}, e))
				})]
			})
		]
	});
}
var cd = ({ d: e }) => /* @__PURE__ */ J("svg", {
	width: "16",
	height: "16",
	viewBox: "0 0 16 16",
	"aria-hidden": "true",
	fill: "currentColor",
	stroke: "currentColor",
	"stroke-width": "1.6",
	children: /* @__PURE__ */ J("path", { d: e })
});
Is(), Bs(), xl(), Y();
function ld() {
	let e = Yc.value;
	if (!e) return null;
	let t = Ol.value;
	return /* @__PURE__ */ J("section", {
		class: "panel scrolls",
		"aria-labelledby": "results-title",
		children: [
			/* @__PURE__ */ J("h2", {
				id: "results-title",
				children: Q("results", { step: t })
			}),
			/* @__PURE__ */ J("table", {
				class: "results",
				children: [/* @__PURE__ */ J("thead", { children: /* @__PURE__ */ J("tr", { children: [
					/* @__PURE__ */ J("th", {
						scope: "col",
						children: Q("optimizer")
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
				] }) }), /* @__PURE__ */ J("tbody", { children: e.runners.map((e) => /* @__PURE__ */ J(o, { children: [/* @__PURE__ */ J("tr", {
					class: e.optimizer === Rc.value ? "chosen first" : "first",
					children: [
						/* @__PURE__ */ J("th", {
							scope: "row",
							children: /* @__PURE__ */ J("label", { children: [
								/* @__PURE__ */ J("input", {
									type: "radio",
									name: "selected",
									checked: e.optimizer === Rc.value,
									onChange: () => Fc.value = e.optimizer
								}),
								/* @__PURE__ */ J(ks, { index: Math.max(0, Nc.value.indexOf(e.optimizer)) }),
								Tl(e.optimizer)
							] })
						}),
						/* @__PURE__ */ J("td", {
							class: "number",
							children: X(e.values[t])
						}),
						/* @__PURE__ */ J("td", {
							class: "number",
							children: X(e.slopes[t])
						}),
						/* @__PURE__ */ J("td", {
							class: "number",
							children: X(e.cosines[ud(e, t)], 3)
						})
					]
				}), /* @__PURE__ */ J("tr", {
					class: e.optimizer === Rc.value ? "chosen" : "",
					children: /* @__PURE__ */ J("td", {
						colSpan: 4,
						class: "ending",
						"data-optimizer": e.optimizer,
						"data-ending": e.ending,
						children: [
							/* @__PURE__ */ J("span", {
								class: "unseen",
								children: [Q("ending"), ": "]
							}),
							dd(e),
							" ",
							e.told
						]
					})
				})] })) })]
			}),
			/* @__PURE__ */ J("p", {
				class: "hint",
				children: Q("cosineHint")
			})
		]
	});
}
var ud = (e, t) => Math.min(t, e.cosines.length - 2), dd = ({ ending: e }) => ({
	converged: "✓",
	at_saddle: "✕",
	oscillating: "∿",
	left: "↘",
	diverged: "✗",
	unfinished: "…"
})[e];
// src/surfaces/scene-draw.ts
Is();
var fd = 40;
function pd(e, t, n, r) {
	let [i, a] = [Math.sin(e.yaw), Math.cos(e.yaw)], [o, s] = [t * a - n * i, t * i + n * a], [c, l] = [Math.sin(e.pitch), Math.cos(e.pitch)];
	return [
		o,
		-(r * l + s * c),
		s * l - r * c
	];
}
function md(e, t, n) {
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
function hd(e, t, n, r, i, a, o, s, c) {
	let l = 1e-9;
	for (let e of t.scaled) e > l && (l = e);
	let u = pu(t), d = Math.max(u.right - u.left, u.top - u.bottom), f = Math.max(.5, (u.right - u.left) / d), p = Math.max(.5, (u.top - u.bottom) / d), m = (e, n, r) => {
		let i = Math.min(1, Math.max(0, vu(t, e, n) / l)) * .55 + r;
		return pd(o, f * ((e - u.left) / (u.right - u.left) - .5), p * ((n - u.bottom) / (u.top - u.bottom) - .5), i);
	}, h = [], g = [];
	for (let e = 0; e <= fd; e++) for (let n = 0; n <= fd; n++) {
		let r = u.left + (u.right - u.left) * n / fd, i = u.bottom + (u.top - u.bottom) * e / fd, a = vu(t, r, i);
		g.push(a / l), h.push(Number.isNaN(a) ? void 0 : m(r, i, 0));
	}
	let _ = md(h.filter((e) => e !== void 0), s, c), v = ([e, t, n]) => [
		_.dx + _.scale * e,
		_.dy + _.scale * t,
		n
	], y = (e, t, n) => v(m(e, t, n));
	h.forEach((e, t) => h[t] = e && v(e));
	let b = [];
	for (let e = 0; e < fd; e++) for (let t = 0; t < fd; t++) {
		let n = e * 41 + t, r = [
			h[n],
			h[n + 1],
			h[n + fd + 2],
			h[n + fd + 1]
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
			h[t + fd + 2],
			h[t + fd + 1]
		], o = g[t + 1] - g[t] + (g[t + fd + 1] - g[t]), [s, c, l] = Os((g[t] + g[t + fd + 2]) / 2), u = 1 - Math.max(-.12, Math.min(.2, o * 1.6));
		e.fillStyle = `rgb(${s * u} ${c * u} ${l * u})`, e.strokeStyle = `rgb(${s * .86} ${c * .88} ${l * .9})`, e.beginPath(), e.moveTo(n[0], n[1]), e.lineTo(r[0], r[1]), e.lineTo(i[0], i[1]), e.lineTo(a[0], a[1]), e.closePath(), e.fill(), e.stroke();
	}
	let x = (e, t) => e >= u.left && e <= u.right && t >= u.bottom && t <= u.top;
	if (n.forEach((t, n) => {
		let a = new Path2D(), o = !1, s;
		for (let [e, n] of yu(t.points, i)) {
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
		e.setLineDash([]), e.lineWidth = 3.4, e.strokeStyle = Fs().edge, e.globalAlpha = .6, e.stroke(a), e.globalAlpha = 1, e.setLineDash(Ps(r[n])), e.lineWidth = 1.9, e.strokeStyle = Ns(r[n]), e.stroke(a), e.setLineDash([]), s && (e.fillStyle = Ns(r[n]), e.beginPath(), e.arc(s[0], s[1], 4, 0, 7), e.fill());
	}), x(...a)) {
		let [t, n] = y(...a, .006);
		e.fillStyle = Fs().ground, e.strokeStyle = Fs().text, e.lineWidth = 1.5, e.fillRect(t - 4, n - 4, 8, 8), e.strokeRect(t - 4, n - 4, 8, 8);
	}
}
L(), ze(), Pl(), xl(), Y();
var gd = I(.55), _d = I(.75);
function vd() {
	let e = ge(void 0), t = (e, t) => {
		gd.value += e, _d.value = Math.max(.1, Math.min(1.5, _d.value + t));
	};
	return /* @__PURE__ */ J(Nl, {
		class: "scene",
		role: "application",
		tabIndex: 0,
		"aria-label": Q("sceneLabel"),
		ratio: .72,
		draw: (e, t, n) => {
			let r = Jc.value;
			if (!r) return;
			let i = hl() ? Yc.value.runners.filter((e) => Nc.value.includes(e.optimizer)) : [], a = i.map((e) => Nc.value.indexOf(e.optimizer)), o = {
				yaw: gd.value,
				pitch: _d.value
			};
			hd(e, r, i, a, Ol.value, [Ec.value, Dc.value], o, t, n);
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
L(), Pl(), Is(), Bs(), xl(), Y();
function yd() {
	let e = Zc.value;
	return /* @__PURE__ */ J("details", {
		class: "panel",
		open: el.value,
		onToggle: (e) => el.value = e.currentTarget.open,
		children: [/* @__PURE__ */ J("summary", { children: /* @__PURE__ */ J("h2", { children: Q("stability") }) }), e && /* @__PURE__ */ J(o, { children: [
			/* @__PURE__ */ J("p", {
				class: "small",
				children: Q("stabilityNow", {
					rule: Rc.value === "nesterov" ? "nesterov" : "momentum",
					rate: X(Oc.value),
					momentum: X(kc.value),
					factor: X(e.factor)
				})
			}),
			/* @__PURE__ */ J(Nl, {
				draw: (e, t, n) => {
					if (!Zc.value) return;
					let { radius: r, shape: i, rates: a, momenta: o } = Zc.value, [s, c] = i, l = document.createElement("canvas");
					[l.width, l.height] = [c, s];
					let u = l.getContext("2d"), d = u.createImageData(c, s);
					r.forEach((e, t) => {
						let n = s - 1 - Math.floor(t / c), [r, i, a] = Ds(e < 1 ? -((1 - e) ** .5) : Math.min(1, Math.log10(e) + .25));
						d.data.set([
							r,
							i,
							a,
							255
						], 4 * (n * c + t % c));
					}), u.putImageData(d, 0, 0), e.imageSmoothingEnabled = !0, e.drawImage(l, 0, 0, t, n), e.strokeStyle = Fs().text, e.lineWidth = 1.6, e.beginPath();
					for (let i of cu().size([c, s]).thresholds([1])(Array.from(r))[0].coordinates) for (let r of i) r.forEach(([r, i], a) => {
						let o = (r - .5) / (c - 1) * t, l = n - (i - .5) / (s - 1) * n;
						a === 0 || r <= 0 || i <= 0 || r >= c || i >= s ? e.moveTo(o, l) : e.lineTo(o, l);
					});
					e.stroke();
					let f = Rs(Oc.value, ...a, !0) * t, p = n - Rs(kc.value, ...o, !1) * n;
					e.fillStyle = Fs().ground, e.lineWidth = 2.5, e.beginPath(), e.arc(f, p, 6, 0, 7), e.fill(), e.stroke();
				},
				ratio: .6,
				class: "stability",
				role: "img",
				"aria-label": Q("stabilityLabel"),
				onPointerDown: (e) => {
					let { left: t, top: n, width: r, height: i } = e.currentTarget.getBoundingClientRect(), { rates: a, momenta: o } = Zc.value;
					Ve(() => {
						Oc.value = zs(Ls((e.clientX - t) / r, ...a, !0)), kc.value = zs(Ls(1 - (e.clientY - n) / i, ...o, !1));
					});
				}
			}),
			/* @__PURE__ */ J("div", {
				class: "ends",
				children: [
					/* @__PURE__ */ J("span", { children: ["η = ", X(e.rates[0])] }),
					/* @__PURE__ */ J("span", { children: Q("stabilityAxes") }),
					/* @__PURE__ */ J("span", { children: ["η = ", X(e.rates[1])] })
				]
			}),
			/* @__PURE__ */ J("p", {
				class: "hint",
				children: Q("stabilityHint", { list: e.curvatures.map((e) => X(e)).join(", ") })
			})
		] })]
	});
}
L(), ze(), Pl(), Is(), Bs(), xl(), Y();
var bd = 5, xd = I(0);
function Sd({ seen: e }) {
	let t = ve(), n = e.around.subarray(0, 360 / bd), r = (e) => n.reduce((t, r, i) => e * r > e * n[t] ? i : t, 0), i = Math.round(xd.value / bd) % n.length, a = n[i], o = e.slope, s = (e) => xd.value = e % n.length * bd;
	return /* @__PURE__ */ J("div", {
		class: "dial",
		children: [
			/* @__PURE__ */ J("h3", { children: Q("dial") }),
			/* @__PURE__ */ J(Nl, {
				draw: (t, r, a) => {
					let { text: s, muted: c, line: l } = Fs(), u = Math.min(r, a) / 2 - 14, [d, f] = [r / 2, a / 2];
					t.strokeStyle = l, t.beginPath(), t.arc(d, f, u * .6, 0, 7), t.stroke(), t.beginPath(), n.forEach((e, n) => {
						let r = u * (.6 + .38 * e / (o || 1)), i = -n * bd * Math.PI / 180, [a, s] = [d + r * Math.cos(i), f + r * Math.sin(i)];
						n === 0 ? t.moveTo(a, s) : t.lineTo(a, s);
					}), t.closePath(), t.strokeStyle = c, t.lineWidth = 1.5, t.stroke();
					let p = (e, n, r, i) => {
						let a = -e * Math.PI / 180, [o, s] = [d + n * Math.cos(a), f + n * Math.sin(a)];
						t.strokeStyle = t.fillStyle = r, t.lineWidth = 3, t.beginPath(), t.moveTo(d, f), t.lineTo(o, s), t.stroke(), t.beginPath(), t.arc(o, s, 4, 0, 7), t.fill(), t.font = "12px system-ui, sans-serif", t.fillText(i, o + (o < d ? -24 : 8), s + (s < f ? -6 : 14));
					}, m = Math.atan2(e.gradient[1], e.gradient[0]) * 180 / Math.PI;
					o > 0 && (p(m, u * .45, c, "∇f"), p(m + 180, u * .45, Ou().down, "−∇f")), p(i * bd, u * .6, s, "u");
				},
				ratio: 1,
				role: "img",
				"aria-label": Q("dialLabel", { slope: X(a) })
			}),
			/* @__PURE__ */ J("label", {
				for: t,
				children: Q("turn", { degrees: i * bd })
			}),
			/* @__PURE__ */ J("input", {
				id: t,
				type: "range",
				min: 0,
				max: 355,
				step: bd,
				value: i * bd,
				onInput: (e) => xd.value = Number(e.currentTarget.value)
			}),
			/* @__PURE__ */ J("p", {
				class: "formula",
				children: [
					"∇f·u = ‖∇f‖ cos θ = ",
					X(a),
					/* @__PURE__ */ J("br", {}),
					"cos θ = ",
					X(a / o, 3)
				]
			}),
			/* @__PURE__ */ J("div", {
				class: "buttons",
				children: [
					/* @__PURE__ */ J("button", {
						type: "button",
						class: "plain",
						onClick: () => s(r(1)),
						children: Q("ascent")
					}),
					/* @__PURE__ */ J("button", {
						type: "button",
						class: "plain",
						onClick: () => s(r(1) + 90 / bd),
						children: Q("level")
					}),
					/* @__PURE__ */ J("button", {
						type: "button",
						class: "plain",
						onClick: () => s(r(-1)),
						children: Q("descent")
					})
				]
			})
		]
	});
}
Bs(), xl(), Y();
var Cd = (e) => Array.isArray(e) ? `(${e.map((e) => X(e)).join(", ")})` : X(e);
function wd(e) {
	let { optimizer: t, rate: n, point: r, following: i, gradient: a, noise: o, before: s, memory: c, options: l, used: u } = e, [d, f, p] = [
		Cd(r),
		Cd(i),
		X(n)
	], m = o.some((e) => e !== 0) ? [["g = ∇f + ε", `${Cd(a)} + ${Cd(o)} = ${Cd(u)}`]] : [["g = ∇f(wₖ)", Cd(u)]], h = (e) => X(Number(l[e])), g = (e, t) => [`wₖ₊₁ = ${e}`, `${t} = ${f}`];
	switch (t) {
		case "sgd": return [...m, g("wₖ − η g", `${d} − ${p} · ${Cd(u)}`)];
		case "momentum":
		case "nesterov": {
			let e = h("momentum"), n = ["v = β vₖ₋₁ + g", `${e} · ${Cd(s.trace)} + ${Cd(u)} = ${Cd(c.trace)}`];
			return t === "momentum" ? [
				...m,
				n,
				g("wₖ − η v", `${d} − ${p} · ${Cd(c.trace)}`)
			] : [
				...m,
				n,
				g("wₖ − η (β v + g)", `${d} − ${p} · (${e} · ${Cd(c.trace)} + ${Cd(u)})`)
			];
		}
		case "adagrad": return [
			...m,
			["s = sₖ₋₁ + g²", `${Cd(s.sum_of_squares)} + ${Cd(u)}² = ${Cd(c.sum_of_squares)}`],
			g("wₖ − η g / √(s + ε)", `${d} − ${p} · ${Cd(u)} / √${Cd(c.sum_of_squares)}`)
		];
		case "rmsprop": return [
			...m,
			["ν = ρ νₖ₋₁ + (1 − ρ) g²", `${h("decay")} · ${Cd(s.nu)} + … = ${Cd(c.nu)}`],
			g("wₖ − η g / √(ν + ε)", `${d} − ${p} · ${Cd(u)} / √${Cd(c.nu)}`)
		];
		case "adam": return [
			...m,
			["m = β₁ mₖ₋₁ + (1 − β₁) g", `${h("b1")} · ${Cd(s.mu)} + … = ${Cd(c.mu)}`],
			["ν = β₂ νₖ₋₁ + (1 − β₂) g²", `${h("b2")} · ${Cd(s.nu)} + … = ${Cd(c.nu)}`],
			g("wₖ − η m̂ / (√ν̂ + ε)", `${d} − ${p} · m̂ / √ν̂,  m̂ = m / (1 − β₁ᵏ⁺¹), ν̂ = ν / (1 − β₂ᵏ⁺¹)`)
		];
		default: return [...m, g("wₖ + Δ", `${d} + ${Cd(e.move)}`)];
	}
}
function Td() {
	let e = Xc.value;
	return /* @__PURE__ */ J("details", {
		class: "panel",
		open: $c.value,
		onToggle: (e) => $c.value = e.currentTarget.open,
		children: [/* @__PURE__ */ J("summary", { children: /* @__PURE__ */ J("h2", { children: Q("thisStep") }) }), e && /* @__PURE__ */ J("div", {
			class: "this-step",
			children: [/* @__PURE__ */ J("div", { children: [
				/* @__PURE__ */ J("p", {
					class: "small",
					children: Q("stepTitle", {
						step: e.step,
						name: Tl(e.optimizer)
					})
				}),
				/* @__PURE__ */ J("dl", {
					class: "numbers",
					children: wd(e).map(([e, t]) => /* @__PURE__ */ J("div", { children: [/* @__PURE__ */ J("dt", { children: e }), /* @__PURE__ */ J("dd", { children: t })] }, e))
				}),
				/* @__PURE__ */ J("dl", {
					class: "numbers",
					children: [
						/* @__PURE__ */ J("div", { children: [/* @__PURE__ */ J("dt", { children: Q("firstOrder") }), /* @__PURE__ */ J("dd", { children: X(e.firstOrder) })] }),
						/* @__PURE__ */ J("div", { children: [/* @__PURE__ */ J("dt", { children: Q("secondOrder") }), /* @__PURE__ */ J("dd", { children: X(e.secondOrder) })] }),
						/* @__PURE__ */ J("div", { children: [/* @__PURE__ */ J("dt", { children: Q("change") }), /* @__PURE__ */ J("dd", { children: X(e.change) })] }),
						/* @__PURE__ */ J("div", { children: [/* @__PURE__ */ J("dt", { children: Q("curvaturesHere") }), /* @__PURE__ */ J("dd", { children: e.curvatures.map((e) => X(e)).join(", ") })] })
					]
				})
			] }), /* @__PURE__ */ J(Sd, { seen: e })]
		})]
	});
}
// src/parts/Plot.tsx
function Ed(e, t, n) {
	if (n) return Gs(0, 0, e, t);
	let r = (t - e) / 5, i = 10 ** Math.floor(Math.log10(r)), a = [
		1,
		2,
		5,
		10
	].map((e) => e * i).find((e) => e >= r * .999), o = [];
	for (let n = Math.ceil(e / a - 1e-9); n * a <= t + 1e-9 * a; n++) o.push(n * a);
	return o;
}
function Dd(e, t, n, r, i = !1) {
	let a = e.filter((e) => Number.isFinite(e) && (!t || e > 0)), [o, s] = [Math.min(...a), Math.max(...a)];
	a.length || ([o, s] = [t ? .1 : 0, 1]), i && !t && ([o, s] = [Math.min(0, o), Math.max(0, s)]);
	let c = .05 * (s - o || Math.abs(s) || 1);
	return t ? [n ?? o / 1.3, r ?? (s > o ? s * 1.3 : o * 10)] : [n ?? (i && o === 0 ? 0 : o - c), r ?? s + c];
}
function Od({ panel: e }) {
	let t = e.curves.filter((e) => e.style === "bars"), n = e.curves.filter((e) => e.style !== "bars"), r = t[0]?.names ?? [], [i, a] = t.length ? [-.5, r.length - .5] : Dd(n.flatMap((e) => Array.from(e.x)), e.logX, null, null), [o, s] = Dd(e.curves.flatMap((e) => Array.from(e.y)), e.logY, e.low, e.high, t.length > 0), c = (e, t, n, r) => r ? Math.log(e / t) / Math.log(n / t) : (e - t) / (n - t), l = Ad - Md.left - Md.right, u = jd - Md.top - Md.bottom, d = (n) => Md.left + l * c(n, i, a, e.logX && !t.length), f = (t) => Md.top + u * (1 - c(t, o, s, e.logY)), p = (e, t) => Number.isFinite(d(e)) && Number.isFinite(f(t)), m = (t) => e.curves.indexOf(t), h = `inside-${e.title}-${e.yLabel}`.replace(/[^a-z]/gi, ""), g = e.logY ? o : Math.max(o, Math.min(0, s));
	return /* @__PURE__ */ J("figure", {
		class: "chart plot-figure",
		children: [
			/* @__PURE__ */ J("figcaption", { children: e.title }),
			/* @__PURE__ */ J("svg", {
				viewBox: `0 0 ${Ad} ${jd}`,
				role: "img",
				"aria-label": kd(e),
				children: [
					/* @__PURE__ */ J("clipPath", {
						id: h,
						children: /* @__PURE__ */ J("rect", {
							x: Md.left,
							y: Md.top,
							width: l,
							height: u
						})
					}),
					/* @__PURE__ */ J("g", {
						class: "grid",
						children: [
							Ed(o, s, e.logY).map((e) => /* @__PURE__ */ J("g", { children: [/* @__PURE__ */ J("line", {
								x1: Md.left,
								x2: Ad - Md.right,
								y1: f(e),
								y2: f(e)
							}), /* @__PURE__ */ J("text", {
								x: Md.left - 6,
								y: f(e) + 4,
								"text-anchor": "end",
								children: X(e, 3)
							})] }, e)),
							t.length ? r.map((e, t) => t % Math.ceil(r.length / 12) ? null : /* @__PURE__ */ J("text", {
								x: d(t),
								y: 246,
								"text-anchor": "middle",
								children: e
							}, e)) : Ed(i, a, e.logX).map((e) => /* @__PURE__ */ J("g", { children: [/* @__PURE__ */ J("line", {
								x1: d(e),
								x2: d(e),
								y1: Md.top,
								y2: jd - Md.bottom
							}), /* @__PURE__ */ J("text", {
								x: d(e),
								y: 246,
								"text-anchor": "middle",
								children: X(e, 3)
							})] }, e)),
							/* @__PURE__ */ J("text", {
								x: Md.left + l / 2,
								y: 263,
								"text-anchor": "middle",
								children: e.xLabel
							})
						]
					}),
					/* @__PURE__ */ J("g", {
						"clip-path": `url(#${h})`,
						children: [t.map((e, n) => Array.from(e.y, (i, a) => {
							let c = l / r.length * (.8 / t.length), u = d(a) + (n - t.length / 2) * c, [p, h] = [f(g), f(Math.max(o, Math.min(s, i)))];
							return /* @__PURE__ */ J("rect", {
								x: u,
								width: c * .92,
								y: Math.min(p, h),
								height: Math.abs(p - h),
								fill: Ns(m(e)),
								children: /* @__PURE__ */ J("title", { children: `${e.label} ${r[a]}: ${X(i)}` })
							}, `${n} ${a}`);
						})), n.map((e) => {
							let t = m(e), n = Array.from(e.x, (t, n) => [t, e.y[n]]).filter(([e, t]) => p(e, t));
							if (e.style === "dots") return n.map(([n, r]) => /* @__PURE__ */ J("circle", {
								cx: d(n),
								cy: f(r),
								r: 3,
								fill: Ns(t),
								stroke: "var(--ground)",
								"stroke-width": .6,
								children: /* @__PURE__ */ J("title", { children: `${e.label} (${X(n)}, ${X(r)})` })
							}, `${n} ${r}`));
							let r = e.style === "dashed" ? "6 4" : Ps(t).join(" ");
							return /* @__PURE__ */ J("polyline", {
								fill: "none",
								stroke: Ns(t),
								"stroke-width": 2,
								"stroke-dasharray": r,
								points: n.map(([e, t]) => `${d(e).toFixed(1)},${f(t).toFixed(1)}`).join(" ")
							}, t);
						})]
					})
				]
			}),
			/* @__PURE__ */ J("ul", {
				class: "legend",
				children: [e.yLabel && /* @__PURE__ */ J("li", {
					class: "muted",
					children: ["↑ ", e.yLabel]
				}), e.curves.map((e, t) => e.label ? /* @__PURE__ */ J("li", { children: [
					/* @__PURE__ */ J("svg", {
						width: "24",
						height: "10",
						"aria-hidden": "true",
						children: e.style === "dots" ? /* @__PURE__ */ J("circle", {
							cx: "12",
							cy: "5",
							r: "4",
							fill: Ns(t)
						}) : /* @__PURE__ */ J("line", {
							x1: "1",
							x2: "23",
							y1: "5",
							y2: "5",
							stroke: Ns(t),
							"stroke-width": e.style === "bars" ? 8 : 3,
							"stroke-dasharray": e.style === "dashed" ? "6 4" : e.style === "line" ? Ps(t).join(" ") : ""
						})
					}),
					" ",
					e.label
				] }, t) : null)]
			})
		]
	});
}
function kd(e) {
	let t = e.curves.map(({ label: e, y: t }) => `${e} ${X(t[0])} … ${X(t[t.length - 1])}`);
	return `${e.title}. ${e.xLabel}, ${e.yLabel}: ${t.join("; ")}`;
}
var Ad, jd, Md, Nd = t((() => {
	Is(), qs(), Bs(), Y(), Ad = 420, jd = 270, Md = {
		left: 58,
		right: 12,
		top: 10,
		bottom: 40
	};
})), Pd = /* @__PURE__ */ n({
	ExperimentView: () => Ld,
	PictureView: () => Rd,
	TrialView: () => Fd
});
function Fd({ trial: e }) {
	let t = gt(Hd(e)), n = gt(void 0), r = gt(void 0), i = _e(() => new Jt(B, "lessons.try", (e) => n.value = e, (e) => r.value = e), []);
	he(() => {
		t.value = Hd(e), n.value = void 0;
	}, [e.name]), he(() => {
		i.ask({
			name: e.name,
			settings: t.value
		}, void 0);
	}, [
		e.name,
		t.value,
		Lt.value,
		B.state.value
	]);
	let a = (e) => Object.entries(e).every(([e, n]) => t.value[e] === n);
	return /* @__PURE__ */ J("div", {
		class: "lesson-view",
		children: [
			/* @__PURE__ */ J("p", { children: e.claim }),
			/* @__PURE__ */ J("div", {
				class: "panel",
				children: [/* @__PURE__ */ J("span", {
					class: "settings",
					role: "group",
					"aria-label": Q("setting"),
					children: e.presets.map(({ label: n, settings: r }) => /* @__PURE__ */ J("button", {
						type: "button",
						class: "plain",
						"aria-pressed": a(r),
						onClick: () => t.value = {
							...Hd(e),
							...r
						},
						children: n
					}, n))
				}), /* @__PURE__ */ J("div", {
					class: "choices",
					children: e.choices.map((e) => /* @__PURE__ */ J(Id, {
						choice: e,
						settings: t
					}, e.name))
				})]
			}),
			/* @__PURE__ */ J(bc, { of: r }),
			n.value ? /* @__PURE__ */ J(zd, { reply: n.value }) : /* @__PURE__ */ J("p", {
				class: "muted",
				children: Q("measuring")
			})
		]
	});
}
function Id({ choice: e, settings: t }) {
	let n = (n) => t.value = {
		...t.value,
		[e.name]: n
	}, r = t.value[e.name];
	return e.words.length ? /* @__PURE__ */ J("label", {
		class: "row",
		children: [/* @__PURE__ */ J("span", { children: e.label }), /* @__PURE__ */ J("select", {
			value: r,
			onChange: (e) => n(e.currentTarget.value),
			children: e.words.map(({ value: e, label: t }) => /* @__PURE__ */ J("option", {
				value: e,
				children: t
			}, e))
		})]
	}) : /* @__PURE__ */ J(Ru, {
		name: e.name,
		label: e.label,
		value: {
			get value() {
				return r;
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
function Ld({ name: e, claim: t }) {
	let n = gt(void 0), r = gt(void 0);
	return he(() => {
		if (n.value = void 0, B.state.value !== "open") return;
		let t = B.ask("lessons.measure", { name: e }, (e) => n.value = e, (e) => r.value = e);
		return () => B.forget(t);
	}, [
		e,
		Lt.value,
		B.state.value
	]), /* @__PURE__ */ J("div", {
		class: "lesson-view",
		children: [
			/* @__PURE__ */ J("h2", { children: t }),
			/* @__PURE__ */ J(bc, { of: r }),
			n.value ? /* @__PURE__ */ J(zd, { reply: n.value }) : /* @__PURE__ */ J("p", {
				class: "muted",
				children: Q("measuring")
			}),
			/* @__PURE__ */ J("p", {
				class: "hint",
				children: ["steepest experiment ", e.replace(/_/g, "-")]
			})
		]
	});
}
function Rd() {
	let e = gt(void 0), t = gt(void 0), n = gt(!1), r = async (n) => {
		if (!n) return;
		let r = JSON.stringify({
			id: 1,
			topic: "lessons.picture",
			language: Lt.peek()
		}), i = Nt(await (await fetch(`/file?message=${encodeURIComponent(r)}`, {
			method: "POST",
			body: n
		})).arrayBuffer());
		i.topic === "error" ? t.value = i.header : (t.value = void 0, e.value = i);
	};
	return /* @__PURE__ */ J("div", {
		class: "lesson-view",
		children: [
			/* @__PURE__ */ J("p", { children: Q("pictureSays") }),
			/* @__PURE__ */ J("label", {
				class: n.value ? "drop over" : "drop",
				onDragOver: (e) => {
					e.preventDefault(), n.value = !0;
				},
				onDragLeave: () => n.value = !1,
				onDrop: (e) => {
					e.preventDefault(), n.value = !1, r(e.dataTransfer?.files[0]);
				},
				children: [/* @__PURE__ */ J("span", { children: Q("pictureDrop") }), /* @__PURE__ */ J("input", {
					type: "file",
					accept: "image/*",
					onChange: (e) => void r(e.currentTarget.files?.[0])
				})]
			}),
			/* @__PURE__ */ J(bc, { of: t }),
			e.value && /* @__PURE__ */ J(zd, { reply: e.value })
		]
	});
}
function zd({ reply: e }) {
	let { header: t, arrays: n } = e, r = (e) => n[e]?.data ?? [], i = t.panels.map((e, t) => ({
		...e,
		curves: e.curves.map((e, n) => ({
			...e,
			x: r(`x:${t}:${n}`),
			y: r(`y:${t}:${n}`)
		}))
	}));
	return /* @__PURE__ */ J(o, { children: [
		/* @__PURE__ */ J("ul", {
			class: "says",
			children: t.says.map((e) => /* @__PURE__ */ J("li", { children: e }, e))
		}),
		t.correction && /* @__PURE__ */ J("p", {
			class: "panel",
			children: t.correction
		}),
		/* @__PURE__ */ J("div", {
			class: "plots",
			children: [i.map((e) => /* @__PURE__ */ J(Od, { panel: e }, e.title + e.yLabel)), t.images.map(({ title: e, array: t }) => /* @__PURE__ */ J(Vd, {
				title: e,
				values: n[t]
			}, e))]
		}),
		t.grids.map((e, t) => /* @__PURE__ */ J("div", {
			class: "grids",
			children: e.map(({ title: e, array: t }) => /* @__PURE__ */ J(Bd, {
				title: e,
				values: n[t]
			}, e))
		}, t))
	] });
}
function Bd({ title: e, values: { shape: t, data: n } }) {
	let [r, i] = t;
	return /* @__PURE__ */ J("table", {
		class: "grid-of-numbers",
		children: [/* @__PURE__ */ J("caption", { children: e }), /* @__PURE__ */ J("tbody", { children: Array.from({ length: r }, (e, t) => /* @__PURE__ */ J("tr", { children: Array.from({ length: i }, (e, r) => /* @__PURE__ */ J("td", {
			class: "number",
			children: X(n[t * i + r])
		}, r)) }, t)) })]
	});
}
function Vd({ title: e, values: { shape: t, data: n } }) {
	let [r, i, a = 1] = t;
	return /* @__PURE__ */ J("figure", {
		class: "chart",
		children: [/* @__PURE__ */ J("figcaption", { children: e }), /* @__PURE__ */ J(Nl, {
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
var Hd, Ud = t((() => {
	L(), ze(), Yt(), Pl(), Bs(), Nd(), Bu(), z(), xl(), Y(), Hd = (e) => Object.fromEntries(e.choices.map(({ name: e, usual: t }) => [e, t]));
}));
L(), ze(), Sc(), xl(), Y();
function Wd() {
	return /* @__PURE__ */ J(o, { children: [/* @__PURE__ */ J(rd, {}), /* @__PURE__ */ J(Kd, {})] });
}
var Gd = I(void 0);
function Kd() {
	let [e, t] = Ic.value.split(":"), n = ![
		"picture",
		"try",
		"experiment"
	].includes(e);
	if (he(() => {
		n || Promise.resolve().then(() => (Ud(), Pd)).then((e) => Gd.value = e);
	}, [n]), n) return /* @__PURE__ */ J(qd, {});
	if (!Gd.value) return null;
	let { ExperimentView: r, PictureView: i, TrialView: a } = Gd.value;
	if (e === "picture") return /* @__PURE__ */ J(i, {});
	if (e === "try") {
		let e = qu.value?.trials.find((e) => e.name === t);
		return e ? /* @__PURE__ */ J(a, { trial: e }) : null;
	}
	let o = qu.value?.experiments.find((e) => e.name === t);
	return o ? /* @__PURE__ */ J(r, { ...o }) : null;
}
function qd() {
	return he(pl, []), /* @__PURE__ */ J(o, { children: [/* @__PURE__ */ J(bc, { of: Qc }), /* @__PURE__ */ J("div", {
		class: "surfaces",
		"data-current": hl(),
		children: [
			/* @__PURE__ */ J("div", {
				class: "picture",
				children: [
					/* @__PURE__ */ J(Pu, {}),
					/* @__PURE__ */ J("p", {
						class: "hint",
						id: "map-help",
						children: Q("mapHelp")
					}),
					/* @__PURE__ */ J(sd, {}),
					/* @__PURE__ */ J(Td, {}),
					/* @__PURE__ */ J(yd, {})
				]
			}),
			/* @__PURE__ */ J("div", {
				class: "numbers-side",
				children: [
					/* @__PURE__ */ J(vd, {}),
					/* @__PURE__ */ J(ld, {}),
					/* @__PURE__ */ J(Ml, {})
				]
			}),
			/* @__PURE__ */ J("div", {
				class: "controls",
				children: [
					/* @__PURE__ */ J(Wu, {}),
					/* @__PURE__ */ J(Cl, {}),
					/* @__PURE__ */ J(Ku, {})
				]
			})
		]
	})] });
}
L(), Mt();
var Jd = R("t.data", "moons", Dt), Yd = R("t.target", "", Dt), Xd = R("t.model", "mlp", Dt), Zd = R("t.hidden", "8,8", Dt), Qd = R("t.activation", "tanh", Dt), $d = R("t.loss", "", Dt), ef = R("t.penalty", "", Dt), tf = R("t.strength", .001, Ot), nf = R("t.optimizer", "sgd", Dt), rf = R("t.momentum", 0, Ot), af = R("t.rate", .1, Ot), of = R("t.schedule", "constant", Dt), sf = R("t.batch", "32", Dt), cf = R("t.epochs", 200, Ot), lf = R("t.validation", .2, Ot), uf = R("t.seed", 0, Ot), df = R("t.speed", 5, Ot), ff = I(void 0), pf = I([]), mf = Ye(() => ff.value?.momentum.includes(nf.value) ?? !1), hf = mf;
function gf() {
	let e = {
		model: Xd.value,
		optimizer: nf.value,
		learning_rate: String(af.peek()),
		schedule: of.value,
		batch_size: sf.value,
		epochs: String(cf.value),
		validation: String(lf.value),
		seed: String(uf.value)
	};
	return Xd.value === "mlp" && (e.hidden = Zd.value, e.activation = Qd.value), $d.value && (e.loss = $d.value), Yd.value && (e.target = Yd.value), ef.value && (e.penalty = ef.value, e.penalty_strength = String(tf.value)), mf.value && rf.value && (e.optimizer_options = [`momentum=${rf.value}`]), e;
}
var _f = () => ({
	data: Jd.value,
	settings: gf()
});
L(), Yt();
var vf = I(void 0), yf = I(void 0), bf = I({
	batches: [],
	epochs: []
}), xf = I([]), Sf = I(void 0), Cf = I(!1), wf = I(!1), Tf = I(0), Ef = (e) => {
	Cf.value = !1, Sf.value = e.text;
}, Df, Of = () => {
	let { data: e, settings: t } = _f();
	return JSON.stringify({
		data: e,
		settings: {
			...t,
			learning_rate: ""
		}
	});
}, kf = "";
function Af() {
	Cf.value = !0, kf = Of(), Df !== void 0 && B.forget(Df);
	let e = B.ask("train.begin", _f(), (t) => e === Df && jf(t), Ef);
	Df = e;
}
function jf(e) {
	let { header: t, arrays: n } = e;
	if (t.kind === "taken") wf.value = !0, Df = void 0;
	else if (t.kind === "begun") {
		let e = vf.value?.header !== void 0 && !Cf.value;
		if (vf.value = {
			header: t,
			arrays: n
		}, Cf.value = wf.value = !1, Sf.value = void 0, e) return;
		bf.value = {
			batches: [],
			epochs: [Array.from(n.epochs.data)]
		}, xf.value = [], yf.value = void 0;
	} else {
		let { batches: e, epochs: r } = bf.value;
		e.push(...n.loss.data);
		let [i, a] = n.epochs.shape;
		for (let e = 0; e < i; e++) r.push(Array.from(n.epochs.data.subarray(e * a, (e + 1) * a)));
		bf.value = {
			batches: e,
			epochs: r
		}, t.warnings.length && (xf.value = [...xf.value, ...t.warnings]), yf.value = {
			...t,
			arrays: n
		}, Tf.value++;
	}
}
var Mf = (e, t = {}) => B.ask(e, t, () => {}, Ef), Nf = () => Mf("train.play", { speed: df.value }), Pf = () => Mf("train.pause"), Ff = () => Mf("train.step", { steps: 1 }), If = () => Mf("train.epoch"), Lf = (e, t) => Mf("train.plane", {
	first: e,
	second: t
}), Rf = new Jt(B, "train.rate", () => {}, Ef);
function zf() {
	vf.value && !Cf.value && Rf.ask({ learning_rate: af.value }, void 0);
}
function Bf() {
	yf.value?.playing && Nf();
}
async function Vf(e, t) {
	Sf.value = void 0, Cf.value = !0, await B.give("train.file", { name: e }, t, Hf(e), Ef);
}
var Hf = (e) => (t) => {
	let { key: n } = t.header;
	pf.value = [...pf.value.filter((e) => e.key !== n), {
		key: n,
		name: e
	}], Jd.value === n ? Af() : Jd.value = n;
}, Uf = I(void 0);
function Wf(e, t) {
	let n = e.map(() => []);
	Uf.value = {
		rates: e,
		losses: n,
		busy: !0
	}, B.ask("train.fan", {
		..._f(),
		rates: e,
		steps: t
	}, (t) => {
		let r = t.arrays.losses;
		if (r) {
			let [e, t] = r.shape;
			for (let i = 0; i < e; i++) for (let e = 0; e < t; e++) n[e].push(r.data[i * t + e]);
		}
		Uf.value = {
			rates: e,
			losses: n,
			busy: !!t.header.more
		};
	}, (e) => {
		Uf.value = void 0, Ef(e);
	});
}
et(() => {
	B.state.value === "lost" && (Df = void 0);
});
function Gf() {
	let e = B.whenOpen(() => B.ask("train.choices", {}, (e) => {
		ff.value = e.header, Df === void 0 && Af();
	})), t = 0, n = et(() => {
		let e = Of();
		ff.value && Df !== void 0 && e !== kf && (clearTimeout(t), t = window.setTimeout(Af, 250));
	});
	return () => {
		e(), n(), clearTimeout(t), yf.peek()?.playing && Pf();
	};
}
// src/words/train.en.ts
var Kf = {
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
}, qf = {
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
};
// src/train/words.ts
$t();
var $ = Qt(Kf, qf);
L(), qs(), Bs(), Y();
var Jf = 800, Yf = I(!1);
function Xf() {
	let { batches: e, epochs: t } = bf.value, { metric: n } = vf.value.header, r = (yf.value?.changes ?? []).map(([e, t]) => ({
		x: e,
		label: $("rateMark", { rate: X(t, 3) })
	})), i = Math.ceil(e.length / Jf) || 1, a = e.map((e, t) => t).filter((e) => e % i === 0), s = (e) => t.map((t) => t[e]), c = (e) => [{
		label: $("trainPart"),
		y: s(e)
	}, {
		label: $("validationPart"),
		y: s(e + 1)
	}];
	return /* @__PURE__ */ J(o, { children: [
		/* @__PURE__ */ J("label", {
			class: "small",
			children: [
				/* @__PURE__ */ J("input", {
					type: "checkbox",
					checked: Yf.value,
					onChange: (e) => Yf.value = e.currentTarget.checked
				}),
				" ",
				$("logScale")
			]
		}),
		/* @__PURE__ */ J(Vs, {
			title: $("lossCurve"),
			x: s(0),
			curves: c(1),
			xLabel: $("stepAxis"),
			log: Yf.value,
			marks: r
		}),
		/* @__PURE__ */ J(Vs, {
			title: $("batchCurve"),
			x: a,
			curves: [{
				label: $("loss"),
				y: a.map((t) => e[t])
			}],
			xLabel: $("stepAxis"),
			log: Yf.value,
			marks: r,
			height: 130
		}),
		/* @__PURE__ */ J(Vs, {
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
Is(), z();
var Zf = [
	"A",
	"B",
	"C"
];
function Qf(e, t, n, r, i, a) {
	e.beginPath(), t % 3 == 0 ? e.arc(n, r, i, 0, 2 * Math.PI) : t % 3 == 1 ? e.rect(n - i * .9, r - i * .9, 1.8 * i, 1.8 * i) : (e.moveTo(n, r - 1.25 * i), e.lineTo(n + 1.1 * i, r + .85 * i), e.lineTo(n - 1.1 * i, r + .85 * i), e.closePath()), e.lineWidth = a ? 1 : 1.6, e.fillStyle = a ? Ns(t) : Ut.value ? "#14171b" : "#ffffff", e.strokeStyle = a ? Ut.value ? "#14171b" : "#ffffff" : Ns(t), e.fill(), e.stroke();
}
function $f(e) {
	let t = parseInt(e.slice(1), 16);
	return [
		t >> 16,
		t >> 8 & 255,
		t & 255
	];
}
function ep(e) {
	return [
		"x1,x2,class",
		...e.map(({ x: e, y: t, kind: n }) => `${e.toFixed(4)},${t.toFixed(4)},${Zf[n]}`),
		""
	].join("\n");
}
function tp(e) {
	let t = Zf.map((t, n) => e.filter((e) => e.kind === n).length);
	return t.filter((e) => e > 0).length > 1 && t.every((e) => e === 0 || e >= 5);
}
L(), ze(), Pl(), Is(), Y();
var np = I([]), rp = 3, ip = 6;
function ap() {
	let e = gt(0), t = gt(!0), n = gt({
		x: 0,
		y: 0
	}), r = ge(!1), i = ge(null), a = (n, r) => {
		let i = t.value ? Array.from({ length: ip }, () => ({
			x: n + .3 * op(),
			y: r + .3 * op(),
			kind: e.value
		})) : [{
			x: n,
			y: r,
			kind: e.value
		}];
		np.value = [...np.value, ...i].slice(-2e3);
	}, o = (e) => {
		let t = i.current.getBoundingClientRect();
		return {
			x: rp * (2 * ((e.clientX - t.left) / t.width) - 1),
			y: rp * (1 - 2 * ((e.clientY - t.top) / t.height))
		};
	}, s = (e) => {
		let { x: t, y: r } = n.value, i = e.shiftKey ? .5 : .1, o = {
			ArrowLeft: [-i, 0],
			ArrowRight: [i, 0],
			ArrowUp: [0, i],
			ArrowDown: [0, -i]
		}[e.key], s = (e) => Math.max(-3, Math.min(rp, e));
		if (o) n.value = {
			x: s(t + o[0]),
			y: s(r + o[1])
		};
		else if (e.key === "Enter" || e.key === " ") a(t, r);
		else if (e.key === "Backspace") c();
		else return;
		e.preventDefault();
	}, c = () => np.value = np.value.slice(0, t.value ? -6 : -1);
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
				children: [Zf.map((t, n) => /* @__PURE__ */ J("label", {
					style: { color: Ns(n) },
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
			/* @__PURE__ */ J(Nl, {
				canvasRef: i,
				tabIndex: 0,
				role: "application",
				"aria-label": $("padLabel", {
					n: np.value.length,
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
					let i = ({ x: e, y: n }) => [t * (e / rp + 1) / 2, r * (1 - n / rp) / 2];
					e.strokeStyle = Fs().line, e.strokeRect(0, 0, t, r);
					for (let t of np.value) Qf(e, t.kind, ...i(t), 4, !0);
					let [a, o] = i(n.value);
					e.strokeStyle = Fs().text, e.beginPath(), e.moveTo(a - 7, o), e.lineTo(a + 7, o), e.moveTo(a, o - 7), e.lineTo(a, o + 7), e.stroke();
				}
			}),
			/* @__PURE__ */ J("p", {
				class: "small",
				role: "status",
				children: $("drawn", { n: np.value.length })
			}),
			/* @__PURE__ */ J("div", {
				class: "row",
				children: [
					/* @__PURE__ */ J("button", {
						class: "main",
						type: "button",
						disabled: !tp(np.value),
						title: $("needsTwo"),
						onClick: () => void Vf("points.csv", new Blob([ep(np.value)])),
						children: $("useDrawn")
					}),
					/* @__PURE__ */ J("button", {
						class: "plain",
						type: "button",
						disabled: !np.value.length,
						onClick: c,
						children: $("undo")
					}),
					/* @__PURE__ */ J("button", {
						class: "plain",
						type: "button",
						disabled: !np.value.length,
						onClick: () => np.value = [],
						children: $("clear")
					})
				]
			})
		]
	});
}
function op() {
	return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}
L(), Lu(), Bu(), z(), Y();
var sp = [
	"blobs",
	"circles",
	"moons",
	"spirals",
	"wave",
	"xor"
], cp = ["digits"];
function lp(e) {
	return zt.value.includes(e.name) ? null : /* @__PURE__ */ J("label", {
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
function up(e) {
	if (zt.value.includes(e.name)) return null;
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
var dp = (e = []) => e.map((e) => [e, e]);
function fp() {
	let e = ff.value, t = gt(!1);
	return /* @__PURE__ */ J("div", {
		class: "controls",
		children: [
			/* @__PURE__ */ J("section", {
				class: "panel",
				"aria-label": $("data"),
				onDragOver: (e) => e.preventDefault(),
				onDrop: pp,
				children: [
					/* @__PURE__ */ J("h2", { children: $("data") }),
					/* @__PURE__ */ J(mp, {}),
					/* @__PURE__ */ J("label", {
						class: "drop",
						children: [/* @__PURE__ */ J("span", { children: $("drop") }), /* @__PURE__ */ J("input", {
							type: "file",
							onChange: (e) => {
								let t = e.currentTarget.files?.[0];
								t && Vf(t.name, t), e.currentTarget.value = "";
							}
						})]
					}),
					(Jd.value === "opened" || Jd.value.startsWith("dropped:")) && /* @__PURE__ */ J(up, {
						name: "target",
						label: $("target"),
						value: Yd,
						hint: $("targetHint")
					}),
					/* @__PURE__ */ J("button", {
						class: "plain",
						type: "button",
						"aria-expanded": t.value,
						onClick: () => t.value = !t.value,
						children: $("draw")
					}),
					t.value && /* @__PURE__ */ J(ap, {})
				]
			}),
			/* @__PURE__ */ J("section", {
				class: "panel",
				"aria-label": $("model"),
				children: [
					/* @__PURE__ */ J("h2", { children: $("model") }),
					/* @__PURE__ */ J(lp, {
						name: "model",
						label: $("model"),
						value: Xd,
						options: [["linear", $("linear")], ["mlp", $("mlp")]]
					}),
					Xd.value === "mlp" && /* @__PURE__ */ J(o, { children: [/* @__PURE__ */ J(up, {
						name: "hidden",
						label: $("hidden"),
						value: Zd,
						hint: $("hiddenHint")
					}), /* @__PURE__ */ J(lp, {
						name: "activation",
						label: $("activation"),
						value: Qd,
						options: dp(e?.activation)
					})] }),
					/* @__PURE__ */ J(lp, {
						name: "loss",
						label: $("loss"),
						value: $d,
						options: [["", $("lossAuto")], ...dp(e?.loss)]
					}),
					/* @__PURE__ */ J(lp, {
						name: "penalty",
						label: $("penalty"),
						value: ef,
						options: [["", $("none")], ...dp(e?.penalty)]
					}),
					ef.value && /* @__PURE__ */ J(Ru, {
						name: "strength",
						label: $("strength"),
						value: tf,
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
					/* @__PURE__ */ J(lp, {
						name: "optimizer",
						label: $("optimizer"),
						value: nf,
						options: dp(e?.optimizer)
					}),
					/* @__PURE__ */ J(Ru, {
						name: "rate",
						label: $("rate"),
						value: af,
						low: 1e-5,
						high: 100,
						log: !0,
						hint: $("rateHint"),
						onInput: zf
					}),
					hf.value && /* @__PURE__ */ J(Ru, {
						name: "momentum",
						label: $("momentum"),
						value: rf,
						low: 0,
						high: .99
					}),
					/* @__PURE__ */ J(up, {
						name: "batch",
						label: $("batch"),
						value: sf,
						hint: $("batchHint")
					}),
					/* @__PURE__ */ J(Ru, {
						name: "speed",
						label: $("speed"),
						value: df,
						low: 1,
						high: 500,
						log: !0,
						whole: !0,
						onInput: Bf
					}),
					/* @__PURE__ */ J("details", { children: [
						/* @__PURE__ */ J("summary", { children: $("more") }),
						/* @__PURE__ */ J(lp, {
							name: "schedule",
							label: $("schedule"),
							value: of,
							options: dp(e?.schedule)
						}),
						/* @__PURE__ */ J(Iu, {
							label: $("epochs"),
							value: cf,
							low: 1,
							high: 1e5,
							whole: !0,
							visibleLabel: !0
						}),
						/* @__PURE__ */ J(Iu, {
							label: $("validation"),
							value: lf,
							low: 0,
							high: .9,
							step: .05,
							visibleLabel: !0
						}),
						/* @__PURE__ */ J(Iu, {
							label: $("seed"),
							value: uf,
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
function pp(e) {
	e.preventDefault();
	let t = e.dataTransfer?.files[0];
	t && Vf(t.name, t);
}
function mp() {
	let e = ff.value, t = e?.data ?? [Jd.value], n = t.filter((e) => !sp.includes(e) && !cp.includes(e)), r = pf.value, i = t.includes(Jd.value) || r.some((e) => e.key === Jd.value);
	return /* @__PURE__ */ J("label", {
		class: "boxed",
		"data-name": "data",
		children: [/* @__PURE__ */ J("span", {
			class: "unseen",
			children: $("data")
		}), /* @__PURE__ */ J("select", {
			value: Jd.value,
			onChange: (e) => Jd.value = e.currentTarget.value,
			children: [
				/* @__PURE__ */ J("optgroup", {
					label: $("ofPlane"),
					children: t.filter((e) => sp.includes(e)).map(hp)
				}),
				/* @__PURE__ */ J("optgroup", {
					label: $("ofImages"),
					children: t.filter((e) => cp.includes(e)).map(hp)
				}),
				/* @__PURE__ */ J("optgroup", {
					label: $("ofTables"),
					children: n.map(hp)
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
						!i && Jd.value !== "opened" && hp(Jd.value)
					]
				})
			]
		})]
	});
}
var hp = (e) => /* @__PURE__ */ J("option", {
	value: e,
	children: e
}, e);
qs(), Bs(), Y();
var gp = 14, _p = 300, vp = (e) => Array.from({ length: gp }, (t, n) => zs(e * 10 ** (-2 + 3.25 * n / 13)));
function yp() {
	let e = Uf.value;
	return /* @__PURE__ */ J("section", {
		class: "panel",
		"aria-label": $("fan"),
		children: [
			/* @__PURE__ */ J("h2", { children: $("fan") }),
			/* @__PURE__ */ J("p", {
				class: "hint",
				children: $("fanHint", { n: gp })
			}),
			/* @__PURE__ */ J("button", {
				class: "plain",
				type: "button",
				disabled: e?.busy,
				onClick: () => Wf(vp(af.value), _p),
				children: e?.busy ? $("fanBusy", { n: gp }) : $("fanGo")
			}),
			e && e.losses[0].length > 0 && /* @__PURE__ */ J(bp, {})
		]
	});
}
function bp() {
	let { rates: e, losses: t } = Uf.value, n = t[0].length, r = Array.from({ length: n }, (e, t) => t), i = t.map((e) => e[n - 1]), a = i.reduce((e, t, n) => Number.isFinite(t) && t < (i[e] ?? 1e400) ? n : e, 0);
	return /* @__PURE__ */ J(o, { children: [/* @__PURE__ */ J(Vs, {
		title: $("fanCurve"),
		x: r,
		xLabel: $("stepAxis"),
		log: !0,
		height: 220,
		curves: e.map((n, r) => ({
			label: X(n, 3),
			y: t[r],
			color: xp(r / (e.length - 1)),
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
				children: [t === a ? "★ " : "", X(e, 3)]
			}),
			/* @__PURE__ */ J("td", {
				class: "number",
				children: Number.isFinite(i[t]) ? X(i[t], 3) : $("diverged")
			}),
			/* @__PURE__ */ J("td", { children: /* @__PURE__ */ J("button", {
				class: "plain small",
				type: "button",
				"aria-label": $("fanUseLabel", { rate: X(e, 3) }),
				onClick: () => {
					af.value = e, zf();
				},
				children: $("fanUse")
			}) })
		]
	}, e)) })] })] });
}
function xp(e) {
	return `hsl(${Math.round(215 - 190 * e)} 75% 47%)`;
}
ze(), Is(), z(), Y();
function Sp() {
	let e = yf.value?.arrays.templates;
	if (!e) return null;
	let { classes: t } = vf.value.header, [n, r, i, a = 1] = e.shape, o = 1e-12;
	for (let t of e.data) Math.abs(t) > o && (o = Math.abs(t));
	let s = r * i * a, c = t?.length === n;
	return /* @__PURE__ */ J("figure", { children: [
		/* @__PURE__ */ J("figcaption", { children: $("templates") }),
		/* @__PURE__ */ J("div", {
			class: "templates",
			children: Array.from({ length: n }, (n, l) => /* @__PURE__ */ J(Cp, {
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
function Cp(e) {
	let t = ge(null), { pixels: n, height: r, width: i, colors: a, most: o, isImage: s } = e;
	return he(() => {
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
			].map((e) => 128 + 127 * r(e)) : Ds(r(0));
			e.data.set([...i, 255], 4 * t);
		}
		t.current.getContext("2d").putImageData(e, 0, 0);
	}, [
		n,
		o,
		Ut.value
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
L(), ze(), Yt(), Bs(), Y();
var wp = 12, Tp = I(void 0), Ep = I(void 0);
et(() => {
	vf.value, Tp.value = void 0, Ep.value = void 0;
});
function Dp() {
	let e = yf.value;
	if (!e) return [];
	if (!Tp.value) return e.worst.slice(0, wp);
	let [t, n] = Tp.value, r = vf.value.arrays.part_targets.data, i = e.arrays.predicted.data, a = [];
	return i.forEach((e, i) => e === n && r[i] === t && a.length < wp && a.push(i)), a;
}
function Op() {
	let e = yf.value, t = vf.value, n = Dp(), r = n.join(","), i = e.playing;
	he(() => {
		if (!n.length) return;
		let e = setTimeout(() => B.ask("train.rows", { rows: n }, ({ header: e, arrays: t }) => {
			let { data: n, shape: r } = t.inputs;
			Ep.value = {
				rows: e.rows,
				names: e.names,
				inputs: n,
				shape: r
			};
		}), i ? 600 : 0);
		return () => clearTimeout(e);
	}, [i ? Math.floor(e.step / 200) : r]);
	let a = Ep.value, o = t.header.classes, s = (e) => o ? o[e] ?? "–" : X(e), c = t.arrays.part_targets.data, l = t.header.shape.length > 1 && (a?.shape.length ?? 0) > 2, u = i && a ? a.rows : n;
	return /* @__PURE__ */ J("section", {
		class: "panel",
		"aria-label": $("samples"),
		children: [
			/* @__PURE__ */ J("h2", { children: Tp.value ? $("samplesOf", {
				truth: s(Tp.value[0]),
				told: s(Tp.value[1])
			}) : $("samples") }),
			Tp.value && /* @__PURE__ */ J("button", {
				class: "plain",
				type: "button",
				onClick: () => Tp.value = void 0,
				children: $("all")
			}),
			u.length === 0 && /* @__PURE__ */ J("p", { children: $("noRows") }),
			l ? /* @__PURE__ */ J("ul", {
				class: "pictures",
				children: u.map((t) => /* @__PURE__ */ J("li", { children: /* @__PURE__ */ J(jp, {
					known: a,
					row: t,
					label: $("pictured", {
						truth: s(c[t]),
						told: s(e.arrays.predicted.data[t]),
						loss: X(e.arrays.losses.data[t], 3)
					})
				}) }, t))
			}) : /* @__PURE__ */ J(kp, {
				rows: u,
				known: a,
				name: s
			})
		]
	});
}
function kp(e) {
	let { losses: t, predicted: n } = yf.value.arrays, r = vf.value.arrays.part_targets.data;
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
			/* @__PURE__ */ J("td", { children: Ap(e.known, i) }),
			/* @__PURE__ */ J("td", { children: e.name(r[i]) }),
			/* @__PURE__ */ J("td", { children: e.name(n.data[i]) }),
			/* @__PURE__ */ J("td", {
				class: "number",
				children: X(t.data[i], 3)
			})
		] }, i)) })] })
	});
}
function Ap(e, t) {
	let n = e ? e.rows.indexOf(t) : -1;
	return n >= 0 && e.names ? e.names[n] : String(t + 1);
}
function jp({ known: e, row: t, label: n }) {
	let r = e.rows.indexOf(t);
	if (r < 0) return /* @__PURE__ */ J("span", {
		class: "tile",
		children: n
	});
	let [, i, a, o = 1] = e.shape, s = i * a * o, c = e.inputs.subarray(r * s, (r + 1) * s), l = 1;
	for (let t of e.inputs) t > l && (l = t);
	return /* @__PURE__ */ J(Cp, {
		pixels: c,
		height: i,
		width: a,
		colors: o,
		most: l,
		label: n,
		isImage: !0
	});
}
Is(), Bs(), Y();
function Mp() {
	let e = yf.value?.arrays.confusion, t = vf.value.header.classes;
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
								"aria-pressed": Tp.value?.[0] === n && Tp.value[1] === a,
								onClick: () => Tp.value = [n, a],
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
var Np = -8;
function Pp({ value: e, kind: t }) {
	let n = e > 0 && Number.isFinite(e) ? (Math.log10(e) - Np) / 10 : +(e > 0);
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
				fill: Ns(t)
			})]
		}), X(e, 2)]
	});
}
function Fp() {
	let e = yf.value, t = e?.arrays.layers;
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
					/* @__PURE__ */ J(Pp, {
						value: t.data[4 * n],
						kind: 0
					}),
					/* @__PURE__ */ J(Pp, {
						value: t.data[4 * n + 1],
						kind: 1
					}),
					/* @__PURE__ */ J(Pp, {
						value: t.data[4 * n + 2],
						kind: 2
					}),
					/* @__PURE__ */ J("td", {
						class: "number",
						children: X(t.data[4 * n + 3], 2)
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
Pl(), Is(), Bs(), z(), Y();
var Ip = 26;
function Lp() {
	let { header: e } = vf.value, t = e.plane, [n, r] = t.columns, i = e.task === "classification", a = e.inputs ?? e.shape.map((e, t) => `x${t + 1}`), [o, s] = t.names;
	return /* @__PURE__ */ J("figure", {
		class: "plane",
		children: [
			/* @__PURE__ */ J("figcaption", { children: [$(i ? "boundary" : "heights"), i && /* @__PURE__ */ J("span", {
				class: "legend",
				children: e.classes.slice(0, 7).map((e, t) => /* @__PURE__ */ J("span", { children: [
					/* @__PURE__ */ J(zp, { kind: t }),
					" ",
					e
				] }, e))
			})] }),
			/* @__PURE__ */ J(Nl, {
				role: "img",
				"aria-label": Bp(o, s),
				draw: Vp,
				most: 560
			}),
			/* @__PURE__ */ J("p", {
				class: "hint",
				children: $("filled")
			}),
			a.length > 2 && /* @__PURE__ */ J("div", {
				class: "row",
				children: [
					/* @__PURE__ */ J(Rp, {
						label: $("across"),
						names: a,
						value: n,
						choose: (e) => Lf(e, r)
					}),
					/* @__PURE__ */ J(Rp, {
						label: $("up"),
						names: a,
						value: r,
						choose: (e) => Lf(n, e)
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
function Rp(e) {
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
function zp({ kind: e }) {
	return /* @__PURE__ */ J("svg", {
		width: "12",
		height: "12",
		viewBox: "-6 -6 12 12",
		"aria-hidden": "true",
		fill: Ns(e),
		children: e % 3 == 0 ? /* @__PURE__ */ J("circle", { r: "5" }) : e % 3 == 1 ? /* @__PURE__ */ J("rect", {
			x: "-4.5",
			y: "-4.5",
			width: "9",
			height: "9"
		}) : /* @__PURE__ */ J("path", { d: "M0 -6 5 4 -5 4z" })
	});
}
function Bp(e, t) {
	let { header: n, arrays: r } = vf.value;
	if (n.task !== "classification") return $("heightLabel", {
		x: e,
		y: t
	});
	let i = yf.value?.arrays.predicted?.data, a = r.part_targets.data, o = 0;
	return i?.forEach((e, t) => o += +(e === a[t])), $("boundaryLabel", {
		x: e,
		y: t,
		correct: o,
		rows: a.length
	});
}
function Vp(e, t, n) {
	let { header: r, arrays: i } = vf.value, a = yf.value?.arrays, o = {
		left: 40,
		top: 6,
		width: t - Ip - 22,
		height: n - Ip - 8
	}, s = r.task === "classification", c = i.point_targets.data, [l, u] = s ? [0, 1] : Wp(c);
	if (a?.map) {
		let t = a.map.shape[0], n = new ImageData(t, t);
		for (let e = 0; e < t; e++) for (let i = 0; i < t; i++) {
			let o = e * t + i, c = a.map.data[o], [d, f, p] = s ? Up($f(Ns(c)), a.certain?.data[o] ?? 1, r.classes.length) : Ds(2 * (c - l) / (u - l) - 1);
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
		if (s) Qf(e, c[t], n, r, 3.4, a);
		else {
			let [i, o, s] = Ds(2 * (c[t] - l) / (u - l) - 1);
			e.beginPath(), e.arc(n, r, 3.4, 0, 2 * Math.PI), e.fillStyle = `rgb(${i} ${o} ${s})`, e.strokeStyle = Fs().text, e.lineWidth = a ? .8 : 2, e.fill(), e.stroke();
		}
	}
	Hp(e, o, n);
}
function Hp(e, t, n) {
	let { low: r, high: i, names: a } = vf.value.header.plane;
	e.fillStyle = Fs().muted, e.font = "11px system-ui, sans-serif", e.textBaseline = "top";
	for (let o of [
		0,
		.5,
		1
	]) {
		e.textAlign = o === 0 ? "left" : o === 1 ? "right" : "center";
		let s = o === .5 ? a[0] : X(r[0] + o * (i[0] - r[0]), 3);
		e.fillText(s, t.left + o * t.width, n - Ip + 4);
	}
	e.textAlign = "right";
	for (let n of [0, 1]) e.textBaseline = n === 0 ? "bottom" : "top", e.fillText(X(r[1] + n * (i[1] - r[1]), 3), t.left - 4, t.top + (1 - n) * t.height);
	e.save(), e.translate(t.left - 8, t.top + t.height / 2), e.rotate(-Math.PI / 2), e.textAlign = "center", e.textBaseline = "bottom", e.fillText(a[1], 0, 0), e.restore();
}
function Up([e, t, n], r, i) {
	let a = 1 / i, o = .12 + .48 * Math.max(0, Math.min(1, (r - a) / (1 - a))), s = Ut.value ? 20 : 255, c = (e) => Math.round(s + (e - s) * o);
	return [
		c(e),
		c(t),
		c(n)
	];
}
function Wp(e) {
	let [t, n] = [1e400, -1e400];
	for (let r of e) t = Math.min(t, r), n = Math.max(n, r);
	return n > t ? [t, n] : [t - 1, n + 1];
}
L(), ze(), Yt(), Bs(), z(), Y();
var Gp = I(""), Kp = I(void 0);
function qp() {
	he(Gf, []);
	let e = vf.value;
	return /* @__PURE__ */ J("div", {
		class: "train",
		children: [
			/* @__PURE__ */ J(fp, {}),
			/* @__PURE__ */ J("div", {
				class: "seen",
				children: [
					Sf.value && /* @__PURE__ */ J("p", {
						class: "mistake",
						role: "alert",
						children: Sf.value
					}),
					wf.value && /* @__PURE__ */ J("p", {
						class: "mistake",
						role: "alert",
						children: $("taken")
					}),
					/* @__PURE__ */ J(Jp, {}),
					e ? /* @__PURE__ */ J(Yp, {}) : /* @__PURE__ */ J("p", {
						class: "muted",
						children: $("waiting")
					})
				]
			}),
			e && /* @__PURE__ */ J("div", {
				class: "numbers",
				children: [
					/* @__PURE__ */ J(Qp, {}),
					/* @__PURE__ */ J("section", {
						class: "panel",
						"aria-label": $("lossCurve"),
						children: /* @__PURE__ */ J(Xf, {})
					}),
					yf.value && /* @__PURE__ */ J(Mp, {}),
					/* @__PURE__ */ J(Fp, {}),
					/* @__PURE__ */ J(yp, {})
				]
			})
		]
	});
}
function Jp() {
	let e = yf.value, t = e?.over ?? !1, n = vf.value !== void 0 && !wf.value;
	return /* @__PURE__ */ J("div", {
		class: "drive",
		role: "group",
		"aria-label": $("play"),
		"aria-busy": Cf.value,
		children: [
			/* @__PURE__ */ J("button", {
				class: "main",
				type: "button",
				disabled: !n || t,
				onClick: () => e?.playing ? Pf() : Nf(),
				children: e?.playing ? `❚❚ ${$("pause")}` : `▶ ${$("play")}`
			}),
			/* @__PURE__ */ J("button", {
				class: "plain",
				type: "button",
				disabled: !n || t,
				onClick: Ff,
				children: $("step")
			}),
			/* @__PURE__ */ J("button", {
				class: "plain",
				type: "button",
				disabled: !n || t,
				onClick: If,
				children: $("epoch")
			}),
			/* @__PURE__ */ J("button", {
				class: "plain",
				type: "button",
				onClick: Af,
				children: ["↺ ", $("reset")]
			})
		]
	});
}
function Yp() {
	let { header: e } = vf.value, t = yf.value, n = Lt.value, r = bf.value.batches;
	return /* @__PURE__ */ J(o, { children: [
		/* @__PURE__ */ J("p", {
			class: "progress",
			"data-step": t?.step ?? 0,
			children: $("progress", {
				step: t?.step ?? 0,
				steps: e.steps,
				epoch: X((t?.step ?? 0) / e.steps_per_epoch, 3),
				epochs: e.steps / e.steps_per_epoch,
				loss: X(r[r.length - 1])
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
		e.plane && /* @__PURE__ */ J(Lp, {}),
		/* @__PURE__ */ J(Sp, {}),
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
		/* @__PURE__ */ J(Xp, {}),
		t && /* @__PURE__ */ J(Op, {}),
		e.notes.length > 0 && /* @__PURE__ */ J("details", { children: [/* @__PURE__ */ J("summary", { children: $("notes") }), /* @__PURE__ */ J("ul", {
			class: "small",
			children: e.notes.map((e) => /* @__PURE__ */ J("li", { children: e[n] }, e.en))
		})] })
	] });
}
function Xp() {
	let e = ({ text: e }) => Sf.value = e, t = () => B.ask("train.store", {}, ({ header: e }) => Gp.value = $("kept", { name: e.run }), e), n = () => B.ask("train.finish", {}, () => location.hash = Zp({
		tab: "doctor",
		"d.run": "trained"
	}), e), r = () => Kp.value ? Kp.value = void 0 : B.ask("train.export", _f(), ({ header: e }) => Kp.value = e, e), i = (yf.value?.step ?? 0) > 0;
	return /* @__PURE__ */ J(o, { children: [
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
					"aria-expanded": Kp.value !== void 0,
					onClick: r,
					children: $("code")
				})
			]
		}),
		/* @__PURE__ */ J("p", {
			role: "status",
			class: "small",
			children: Gp.value
		}),
		Kp.value && /* @__PURE__ */ J(o, { children: [
			/* @__PURE__ */ J("h3", { children: $("command") }),
			/* @__PURE__ */ J("pre", {
				tabIndex: 0,
				children: Kp.value.command
			}),
			/* @__PURE__ */ J("h3", { children: $("python") }),
			/* @__PURE__ */ J("pre", {
				tabIndex: 0,
				children: Kp.value.python
			})
		] })
	] });
}
function Zp(e) {
	let t = new URLSearchParams(location.hash.slice(1));
	for (let [n, r] of Object.entries(e)) t.set(n, r);
	return t.toString();
}
function Qp() {
	let e = xf.value;
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
					e[Lt.value]
				] }, `${e.step}${e.en}`))]
			})
		})]
	});
}
pe(), Mt(), Yt(), z(), Y();
var $p = {
	surfaces: Wd,
	train: qp,
	doctor: lc
};
function em(e) {
	return (t) => (e.on("msg:custom", (e, [n]) => {
		n && t.got(n.buffer.slice(n.byteOffset, n.byteOffset + n.byteLength));
	}), queueMicrotask(() => t.opened()), {
		send: (t) => e.send({ text: t }),
		give: async (t, n) => void e.send({ text: t }, void 0, [await n.arrayBuffer()])
	});
}
function tm({ model: e, el: t }) {
	let n = t.attachShadow({ mode: "open" }), r = document.createElement("style");
	r.textContent = e.get("style");
	let i = document.createElement("div");
	i.className = "lab", n.append(r, i), Et(e.get("state")), Xt.value = {
		data: null,
		run: e.get("view") === "doctor" ? "opened" : null
	};
	let a = Pt(i);
	return B.through(em(e)), B.start(), O(/* @__PURE__ */ J($p[e.get("view")], {}), i), () => {
		O(null, i), a();
	};
}
var nm = { render: tm };
export { nm as default };
